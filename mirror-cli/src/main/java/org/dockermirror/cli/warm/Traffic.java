package org.dockermirror.cli.warm;

import org.dockermirror.cli.progress.Progress;

/** How much of what is to be pulled has come, of all pulls together. */
final class Traffic {

    private static final long MEGABYTE = 1_000_000;

    private final Progress.Task task;
    private long expected;
    private long done;

    /** @param task counts megabytes */
    Traffic(Progress.Task task) {
        this.task = task;
    }

    /** A manifest says that this many bytes more belong to its image. */
    synchronized void expect(long bytes) {
        expected += bytes;
        task.outOf(expected / MEGABYTE);
    }

    /** This many bytes more came, or need not come. */
    synchronized void came(long bytes) {
        done += bytes;
        task.advanceTo(done / MEGABYTE);
    }
}
