package org.dockermirror.it.bed;

import java.util.concurrent.ThreadFactory;

/** Threads that do not keep the run alive. */
final class Daemons {
    static final ThreadFactory FACTORY = task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    };

    private Daemons() {}
}
