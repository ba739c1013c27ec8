package org.dockermirror.it.bed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command from its archive, unpacked once a run. */
public final class NexusMirror {
    private static final Path PROGRAM = unpack();

    private NexusMirror() {}

    /** Runs it with more variables in its environment, each as {@code NAME=value}. */
    public static Command.Result run(List<String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of("env"));
        command.addAll(environment);
        command.add(PROGRAM.toString());
        command.addAll(List.of(arguments));
        return Command.run(command);
    }

    private static Path unpack() {
        Path folder = Bed.scratch("command");
        Command.run("tar", "-xzf", Bed.commandArchive().toString(), "-C", folder.toString(), "--strip-components=1")
                .orFail();
        return folder.resolve("bin/nexus-mirror");
    }
}
