package org.dockermirror.hold;

import java.util.Map;

/**
 * The thread of Felix File Install that looks into the deploy folder and installs what it finds, one archive after the
 * other (DirectoryWatcher).
 *
 * <p>It offers no way to ask, so its stack is read: whoever reads it wrongly after an update of the server sees a thread
 * that is idle, and nothing is held.
 */
final class DeployFolderWatch {

    private static final String WATCHER = "org.apache.felix.fileinstall.internal.DirectoryWatcher";

    private DeployFolderWatch() {}

    /** Whether it is installing now, or has more to install. */
    static boolean isInstalling() {
        return Thread.getAllStackTraces().entrySet().stream().anyMatch(DeployFolderWatch::isInstalling);
    }

    private static boolean isWatcher(Thread thread) {
        return thread.getName().startsWith("fileinstall-") && thread.getName().endsWith("deploy");
    }

    private static boolean isInstalling(Map.Entry<Thread, StackTraceElement[]> thread) {
        return isWatcher(thread.getKey()) && isInstalling(thread.getValue());
    }

    static boolean isInstalling(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().equals(WATCHER) && frame.getMethodName().equals("process")) {
                return true;
            }
        }
        return false;
    }
}
