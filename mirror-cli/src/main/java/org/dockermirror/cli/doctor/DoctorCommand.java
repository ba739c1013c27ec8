package org.dockermirror.cli.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.ExitStatus;
import org.dockermirror.cli.file.WrittenMirrors;
import org.dockermirror.cli.registry.ImageReference;
import org.dockermirror.cli.registry.RegistryAddress;
import org.dockermirror.cli.registry.Trust;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code doctor}: why an anonymous pull does not work, and what to mend. */
@Command(
        name = "doctor",
        description = {
            "Goes the way of an anonymous client to a registry, step by step, and says what it saw and what to mend.",
            "It writes nothing, except that it tries whether a push would be refused. Several settings can be behind one"
                    + " answer: with a login at Nexus it names the one. Status 1 if a step failed; warnings are status 0."
        },
        sortOptions = false)
public final class DoctorCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "URL",
            description = "What clients type before the image, as in https://hub.example.com; without a scheme https is"
                    + " meant.")
    private String address = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "IMAGE",
            description = "An image that the mirror should serve. Without one nothing is pulled.")
    private @Nullable String image;

    @Option(names = "--nexus", paramLabel = "URL", description = "The Nexus behind it, by its base address.")
    private @Nullable URI nexus;

    @Option(names = "--user", paramLabel = "USER", description = "An administrator of that Nexus.")
    private @Nullable String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "The file with that user's password.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--repository",
            paramLabel = "NAME",
            description = "The repository behind the address. Default: found by the address' path or port, or the only"
                    + " one.")
    private @Nullable String repository;

    @Option(names = "--ca", paramLabel = "FILE", description = "The authorities that clients trust, in PEM.")
    private @Nullable Path authorities;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait for an answer. Default: ${DEFAULT-VALUE}.")
    private int timeout;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        URI base = RegistryAddress.parse("URL", address);
        Optional<ImageReference> wanted = Optional.ofNullable(image).map(ImageReference::typed);
        if (timeout < 1) {
            throw CommandException.badInput("--timeout " + timeout + ": write a number of at least 1");
        }
        SSLContext trust = Trust.authorities(Optional.ofNullable(authorities));
        Duration patience = Duration.ofSeconds(timeout);
        Optional<NexusSettings> settings = settings(new Wire(trust, patience));
        Door door = Door.opened(base, trust);
        List<Finding> findings = new ArrayList<>(door.findings());
        if (door.isOpen()) {
            SSLContext behind = door.isTrusted() ? trust : Trust.anybody();
            findings.addAll(new Way(base, new Wire(behind, patience), wanted).walked());
            findings.add(PlainPorts.look(base, behind));
        }
        List<Evidence> evidence = settings.isEmpty()
                ? List.of()
                : Examination.of(settings.get(), base, Optional.ofNullable(repository), wanted, findings);
        Report report =
                new Report(base.toString(), wanted.map(ImageReference::toString).orElse(""), findings, evidence);
        PrintWriter out =
                Objects.requireNonNull(spec, "spec is null").commandLine().getOut();
        if (json) {
            out.println(toJson(report).toPrettyString());
        } else {
            report.lines().forEach(out::println);
            if (!report.isWell() && settings.isEmpty()) {
                out.println("With --nexus, --user and --password-file it is looked up which cause it is.");
            }
        }
        out.flush();
        return report.isWell() ? ExitStatus.AS_WISHED : ExitStatus.NOT_AS_WISHED;
    }

    private Optional<NexusSettings> settings(Wire wire) {
        if (nexus == null && user == null && passwordFile == null) {
            return Optional.empty();
        }
        if (nexus == null || user == null || passwordFile == null) {
            throw CommandException.badInput("--nexus, --user and --password-file go together");
        }
        if (nexus.getHost() == null
                || !List.of("http", "https").contains(nexus.getScheme())
                || nexus.getRawUserInfo() != null) {
            throw CommandException.badInput("--nexus is the base address of a Nexus, as in http://localhost:8081");
        }
        return Optional.of(new NexusSettings(nexus, wire, user + ":" + WrittenMirrors.password(passwordFile)));
    }

    private static ObjectNode toJson(Report report) {
        ObjectNode all = new ObjectMapper().createObjectNode();
        all.put("address", report.address());
        all.put("image", report.image().isEmpty() ? null : report.image());
        all.put("well", report.isWell());
        ArrayNode steps = all.putArray("steps");
        for (Finding finding : report.findings()) {
            ObjectNode step = steps.addObject();
            step.put("step", finding.step());
            step.put("state", finding.state().name().toLowerCase(Locale.ROOT));
            step.put("seen", finding.seen());
            addAll(step.putArray("causes"), report.causes(finding));
        }
        addAll(all.putArray("settings"), report.unmet());
        return all;
    }

    private static void addAll(ArrayNode array, List<Report.Told> causes) {
        for (Report.Told told : causes) {
            ObjectNode cause = array.addObject();
            cause.put("cause", told.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            cause.put("what", told.what());
            cause.put("mend", told.mend());
            if (!told.evidence().isEmpty()) {
                cause.put("evidence", told.evidence());
            }
        }
    }
}
