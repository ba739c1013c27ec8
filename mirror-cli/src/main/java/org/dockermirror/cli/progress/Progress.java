package org.dockermirror.cli.progress;

import java.io.PrintStream;

/** Tells a waiting person on standard error what is going on. */
public interface Progress {

    /** Says one line that stays. */
    void say(String line);

    /**
     * Begins something that takes more than a second.
     *
     * @param what what is being done, as it stands before the figures
     * @param total how much there is to do, or -1 if that is not known
     * @param unit what is counted, with a leading space, e.g. {@code " MB"}
     */
    Task begin(String what, long total, String unit);

    /** One thing that takes time; closed when it ends, however it ends. */
    interface Task extends AutoCloseable {

        /** Shows that {@code done} of the total is done; never goes back. */
        void advanceTo(long done);

        /** Prints what belongs elsewhere, with nothing half drawn before it on a terminal. */
        void aside(Runnable printing);

        /** Says a new total, when it becomes known only on the way. */
        void outOf(long total);

        @Override
        void close();
    }

    /** On standard error, of which the script that starts the command knows whether it is a terminal. */
    static Progress onStandardError() {
        return on(System.err, Boolean.getBoolean("org.dockermirror.cli.terminal"));
    }

    /** Bars that redraw themselves on a terminal, plain lines elsewhere. */
    static Progress on(PrintStream out, boolean terminal) {
        return terminal ? new BarProgress(out) : new LineProgress(out, System::nanoTime);
    }
}
