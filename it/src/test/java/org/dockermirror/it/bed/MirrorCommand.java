package org.dockermirror.it.bed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command from its archive, unpacked once a run. */
public final class MirrorCommand {
    private static final Path PROGRAM = unpack();

    private MirrorCommand() {}

    public static Command.Result run(List<String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of("env"));
        command.addAll(environment);
        command.add(PROGRAM.toString());
        command.addAll(List.of(arguments));
        return Command.run(command);
    }

    public static Command.Result run(String... arguments) {
        return run(List.of(), arguments);
    }

    /** Runs it with its standard output in a file; what the result has is the rest. */
    public static Command.Result into(Path file, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "out=$1; shift; exec \"$@\" > \"$out\"", "sh"));
        command.add(file.toString());
        command.add(PROGRAM.toString());
        command.addAll(arguments);
        return Command.run(command);
    }

    private static Path unpack() {
        Path folder = Bed.scratch("command");
        Command.run("tar", "-xzf", Bed.commandArchive().toString(), "-C", folder.toString(), "--strip-components=1")
                .orFail();
        return folder.resolve("bin/nexus-mirror");
    }
}
