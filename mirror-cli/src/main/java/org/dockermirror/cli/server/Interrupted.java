package org.dockermirror.cli.server;

import org.dockermirror.cli.CommandException;

/** What happens to waiting and to children when the program is told to end. */
public final class Interrupted {

    private Interrupted() {}

    /** The exception for a wait that was broken off. */
    public static CommandException during(String what, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return CommandException.failed(what + " was broken off", cause);
    }

    /** Lets {@code process} end when this program does. */
    static void stopAtExit(Process process) {
        Thread stop = new Thread(process::destroy, "stop child");
        Runtime.getRuntime().addShutdownHook(stop);
    }
}
