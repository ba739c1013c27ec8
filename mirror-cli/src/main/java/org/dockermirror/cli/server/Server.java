package org.dockermirror.cli.server;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dockermirror.cli.CommandException;
import org.jspecify.annotations.Nullable;

/** A running server: one process, known by its id. */
public final class Server {

    /** The heap, in megabytes: what the server takes at its start and never exceeds. */
    public static final int HEAP_MEGABYTES = 1200;

    private static final int SECONDS_TO_STOP = 60;
    private static final Set<String> SCRIPT_VARIABLES =
            Set.of("CLASSPATH", "DIRECT_MAX_MEM", "EXTRA_JAVA_OPTS", "JAVA", "JAVA_DEBUG_OPTS", "JAVA_OPTS");

    private final ServerDirectory directory;
    private final ProcessHandle process;
    private final long outputBefore;
    private final long logBefore;
    private final @Nullable Process child;

    private Server(
            ServerDirectory directory,
            ProcessHandle process,
            @Nullable Process child,
            long outputBefore,
            long logBefore) {
        this.directory = directory;
        this.process = process;
        this.child = child;
        this.outputBefore = outputBefore;
        this.logBefore = logBefore;
    }

    /** The server of this directory, if it runs. */
    public static Optional<Server> running(ServerDirectory directory) {
        return new PidFile(directory.pidFile())
                .running()
                .map(process -> new Server(
                        directory,
                        process,
                        null,
                        new ServerLog(directory.outputLog()).size(),
                        new ServerLog(directory.nexusLog()).size()));
    }

    /**
     * Starts the server of this directory, which must not be running.
     *
     * @param outlives whether it goes on when the terminal that this program runs in is closed
     */
    public static Server start(ServerDirectory directory, Java17 java, boolean outlives) {
        long output = new ServerLog(directory.outputLog()).size();
        long log = new ServerLog(directory.nexusLog()).size();
        File outputLog = directory.outputLog().toFile();
        ProcessBuilder builder = new ProcessBuilder(command(outlives))
                .directory(directory.install().toFile())
                .redirectErrorStream(true)
                // Nexus shuts down when it reads the end of a closed standard input, but not of an empty file.
                .redirectInput(OperatingSystem.empty())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(outputLog));
        setEnvironment(builder.environment(), java);
        try {
            Process child = builder.start();
            new PidFile(directory.pidFile()).write(child.toHandle());
            return new Server(directory, child.toHandle(), child, output, log);
        } catch (IOException e) {
            throw FileProblem.of("start Nexus", directory.install(), e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Waits until the server ends, for whatever reason. */
    public void await() throws InterruptedException {
        while (!endsWithin(Integer.MAX_VALUE)) {
            // Once more.
        }
    }

    /** Whether somebody asked it to stop: then the file with its id is gone before the process is. */
    public boolean wasStopped() {
        return !new PidFile(directory.pidFile()).names(process);
    }

    /** Why the server ended by itself, in one sentence. */
    public CommandException died() {
        new PidFile(directory.pidFile()).deleteFor(process);
        String status = child == null ? "" : " with status " + child.exitValue();
        return CommandException.failed("Nexus ended" + status + lastWords());
    }

    /** The last cause, error or line of this run, and where the rest is; ends a sentence. */
    public String lastWords() {
        ServerLog output = new ServerLog(directory.outputLog());
        ServerLog log = new ServerLog(directory.nexusLog());
        boolean logged = log.size() > logBefore;
        String cause = (logged ? log.lastCause(logBefore) : output.lastCause(outputBefore)).orElse("it said nothing");
        return ": " + cause + " (log: " + (logged ? log.path() : output.path()) + ")";
    }

    /** What the mirror in the server last complained about, and where the rest is; ends a sentence. */
    public String complaint() {
        ServerLog log = new ServerLog(directory.nexusLog());
        return log.lastOfTheMirror(logBefore)
                        .map(words -> "; the mirror says: " + words)
                        .orElse("") + " (log: " + log.path() + ")";
    }

    /** Ends the server and waits for it; Nexus closes its database on the way. */
    public void stop() throws InterruptedException {
        new PidFile(directory.pidFile()).deleteFor(process);
        process.destroy();
        if (!endsWithin(SECONDS_TO_STOP)) {
            process.destroyForcibly();
            endsWithin(SECONDS_TO_STOP);
        }
    }

    private boolean endsWithin(int seconds) throws InterruptedException {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new CompletionException(e);
        }
    }

    private static List<String> command(boolean outlives) {
        List<String> command = new ArrayList<>();
        if (outlives && !OperatingSystem.isWindows()) {
            command.add("nohup");
        }
        command.add(OperatingSystem.isWindows() ? "bin\\nexus.bat" : "./bin/nexus");
        command.add("server");
        return command;
    }

    /** The start script obeys many variables; those of whoever runs this program are meant for other programs. */
    private static void setEnvironment(Map<String, String> environment, Java17 java) {
        environment.keySet().removeIf(name -> name.startsWith("KARAF_") || SCRIPT_VARIABLES.contains(name));
        environment.put("JAVA_HOME", java.home().toString());
        environment.put("JAVA_MIN_MEM", HEAP_MEGABYTES + "m");
        environment.put("JAVA_MAX_MEM", HEAP_MEGABYTES + "m");
    }
}
