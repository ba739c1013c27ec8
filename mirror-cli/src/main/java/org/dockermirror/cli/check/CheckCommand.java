package org.dockermirror.cli.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dockermirror.allowlist.decision.ImageReference;
import org.dockermirror.allowlist.name.InvalidNameException;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.ExitStatus;
import org.dockermirror.cli.file.WrittenMirrors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code check}: whether images are allowed, and by which entry. */
@Command(
        name = "check",
        description = {
            "Says of each IMAGE whether the allow-list allows it, by which entry and where that is written, or which"
                    + " entries come closest.",
            "The list is that of a docker-mirror.yaml, or the one in force on a server. Status 1 if any is denied."
        },
        sortOptions = false)
public final class CheckCommand implements Callable<Integer> {

    private static final Path DEFAULT_FILE = Path.of("docker-mirror.yaml");

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "IMAGE",
            arity = "1..*",
            description = "As typed after docker pull: HOST/NAME:TAG@DIGEST, of which only the name must be there.")
    private List<String> images = List.of();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The docker-mirror.yaml to ask. Default: the one in this directory.")
    private @Nullable Path file;

    @Option(names = "--url", paramLabel = "URL", description = "The Nexus to ask instead, by its base address.")
    private @Nullable URI url;

    @Option(names = "--user", paramLabel = "USER", description = "A user of that Nexus who may see allow-lists.")
    private @Nullable String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "The file with that user's password.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--repository",
            paramLabel = "NAME",
            description = "The mirror that is meant. Default: the only one, or the one that the image's host names.")
    private @Nullable String repository;

    @Option(names = "--json", description = "Print a JSON array with one object for each image.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out =
                Objects.requireNonNull(spec, "spec is null").commandLine().getOut();
        List<ImageReference> references =
                images.stream().map(CheckCommand::reference).toList();
        Oracle oracle = oracle();
        List<Answer> answers = new ArrayList<>();
        for (ImageReference reference : references) {
            answers.add(oracle.ask(reference));
        }
        if (json) {
            out.println(toJson(answers));
        } else {
            answers.forEach(answer -> out.println(answer.words()));
        }
        out.flush();
        return answers.stream().anyMatch(Answer::isDenied) ? ExitStatus.NOT_AS_WISHED : ExitStatus.AS_WISHED;
    }

    private static ImageReference reference(String text) {
        try {
            return ImageReference.parse(text);
        } catch (InvalidNameException e) {
            throw CommandException.badInput(String.valueOf(e.getMessage()));
        }
    }

    private Oracle oracle() {
        if (url != null && file != null) {
            throw CommandException.badInput("--url and -f are two places to ask; choose one");
        }
        if (url != null) {
            return new ServerOracle(http(url), login(), Optional.ofNullable(repository));
        }
        if (user != null || passwordFile != null) {
            throw CommandException.badInput("--user and --password-file go with --url");
        }
        if (file == null && !Files.exists(DEFAULT_FILE)) {
            throw CommandException.badInput("there is no " + DEFAULT_FILE
                    + " in this directory; write -f and a file, or --url and the address of a Nexus");
        }
        FileOracle lists =
                FileOracle.read(Objects.requireNonNullElse(file, DEFAULT_FILE), Optional.ofNullable(repository));
        PrintWriter err =
                Objects.requireNonNull(spec, "spec is null").commandLine().getErr();
        lists.warnings().forEach(warning -> err.println("warning: " + warning));
        return lists;
    }

    private static URI http(URI url) {
        if (url.getRawUserInfo() != null) {
            throw CommandException.badInput("--url holds a user; write --user and --password-file instead");
        }
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw CommandException.badInput("--url is the base address of a Nexus, as in http://localhost:8081");
        }
        return url;
    }

    private Optional<String> login() {
        if (user == null && passwordFile == null) {
            return Optional.empty();
        }
        if (user == null || passwordFile == null) {
            throw CommandException.badInput("--user and --password-file go together");
        }
        return Optional.of(user + ":" + WrittenMirrors.password(passwordFile));
    }

    private static String toJson(List<Answer> answers) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(answers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
