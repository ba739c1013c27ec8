package org.dockermirror.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** How a command ended, and what it printed on either channel. */
record CommandRun(int status, String out, String err) {

    static CommandRun of(List<String> first, String... more) {
        List<String> arguments = new ArrayList<>(first);
        arguments.addAll(List.of(more));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        int status = command.execute(arguments.toArray(String[]::new));
        return new CommandRun(status, out.toString(), err.toString());
    }
}
