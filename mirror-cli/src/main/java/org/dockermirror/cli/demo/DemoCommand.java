package org.dockermirror.cli.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.ExitStatus;
import org.dockermirror.cli.progress.Progress;
import org.dockermirror.cli.server.KarFiles;
import org.dockermirror.cli.server.Server;
import org.dockermirror.cli.server.ServerDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code demo}: reads what was typed and hands it on. */
@Command(
        name = "demo",
        description = {
            "Starts an open-core Nexus with the mirror in it and waits until a pull would work.",
            "It is fetched through Maven and kept in DIR; a second run starts where the first stopped. Without"
                    + " --detach it runs until Ctrl-C. Options that are not given keep what the last run in DIR used."
        },
        sortOptions = false)
public final class DemoCommand implements Callable<Integer> {

    /** Set by the start script: the directory that the archive was unpacked to. */
    private static final String HOME_PROPERTY = "org.dockermirror.cli.home";

    /** Set by the start script: whether standard error is a terminal, which Java cannot find out. */
    @Option(
            names = "--upstream",
            paramLabel = "URL",
            description = "The registry that is mirrored. Default: Docker Hub.")
    private @Nullable String upstream;

    @Option(
            names = "--allow",
            paramLabel = "ENTRY",
            description = "An image, NAMESPACE/* or NAMESPACE/** that may be pulled; may be given several times."
                    + " Replaces the whole list. Default: " + DemoSettings.DEFAULT_ALLOW)
    private @Nullable List<String> allow;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where Nexus answers. Default: " + DemoSettings.DEFAULT_PORT)
    private @Nullable Integer port;

    @Option(
            names = "--docker-port",
            paramLabel = "PORT",
            description = "Where the mirror answers. Default: " + DemoSettings.DEFAULT_DOCKER_PORT)
    private @Nullable Integer dockerPort;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            description = "The address of this machine to listen on. Default: " + DemoSettings.DEFAULT_LISTEN)
    private @Nullable String listen;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept. Default: nexus-docker-mirror in your data directory.")
    private @Nullable Path data;

    @Option(names = "--detach", description = "Leave Nexus running and return when a pull would work.")
    private boolean detach;

    @Option(names = "--stop", description = "Stop the demo of DIR.")
    private boolean stop;

    @Override
    public Integer call() throws InterruptedException {
        Progress progress = Progress.onStandardError();
        ServerDirectory directory = DataDirectory.of(data);
        if (stop) {
            stop(directory, progress);
        } else {
            DemoOptions options = new DemoOptions(directory.root(), port, dockerPort, listen, allow, upstream, detach);
            new Demo(
                            options,
                            directory,
                            () -> KarFiles.in(home().resolve("kars")),
                            System.getenv(),
                            progress,
                            System.out)
                    .run();
        }
        return ExitStatus.AS_WISHED;
    }

    private void stop(ServerDirectory directory, Progress progress) throws InterruptedException {
        if (detach || allow != null || upstream != null || port != null || dockerPort != null || listen != null) {
            throw CommandException.badInput("--stop goes with --data only");
        }
        Optional<Server> running = Server.running(directory);
        if (running.isEmpty()) {
            progress.say("No demo runs in " + directory.root() + ".");
            return;
        }
        try (Progress.Task task = progress.begin("Stopping Nexus", -1, " s")) {
            running.get().stop();
        }
        progress.say("Stopped. Everything is kept in " + directory.root() + "; delete that to be rid of it.");
    }

    private static Path home() {
        String home = System.getProperty(HOME_PROPERTY, "");
        if (home.isEmpty() || !Files.isDirectory(Path.of(home))) {
            throw CommandException.failed("start this program by bin/nexus-mirror of the unpacked archive");
        }
        return Path.of(home);
    }
}
