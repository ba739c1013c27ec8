package org.dockermirror.cli;

import picocli.CommandLine;

/** The entry point of the command {@code nexus-mirror}. */
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        NexusMirror top = new NexusMirror();
        ErrorSentences sentences = new ErrorSentences(top::isVerbose);
        return new CommandLine(top).setParameterExceptionHandler(sentences).setExecutionExceptionHandler(sentences);
    }
}
