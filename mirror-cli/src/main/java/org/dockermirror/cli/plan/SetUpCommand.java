package org.dockermirror.cli.plan;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.dockermirror.cli.nexus.NexusServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands that compare a file with a server have in common. */
abstract class SetUpCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            defaultValue = "docker-mirror.yaml",
            description = "The docker-mirror.yaml. Default: the one in this directory.")
    private Path file = Path.of("docker-mirror.yaml");

    @Option(names = "--json", description = "Print a JSON object instead of lines.")
    private boolean json;

    @Override
    public final Integer call() {
        WishFile wishes = WishFile.read(file);
        wishes.file().warnings().forEach(warning -> err().println("warning: " + warning));
        NexusServer reached = server.reach(System.getenv());
        int status = run(wishes, reached);
        out().flush();
        return status;
    }

    abstract int run(WishFile wishes, NexusServer reached);

    boolean isJson() {
        return json;
    }

    PrintWriter out() {
        return commandLine().getOut();
    }

    PrintWriter err() {
        return commandLine().getErr();
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec, "spec is null").commandLine();
    }
}
