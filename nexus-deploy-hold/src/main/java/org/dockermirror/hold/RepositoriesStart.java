package org.dockermirror.hold;

/** The part of a server's start in which it starts its repositories, after all its bundles (NexusContextListener). */
final class RepositoriesStart {

    private static final String STARTER = "org.sonatype.nexus.extender.NexusContextListener";

    private RepositoriesStart() {}

    static boolean isRunning() {
        return Thread.getAllStackTraces().values().stream().anyMatch(RepositoriesStart::isRunning);
    }

    static boolean isRunning(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().equals(STARTER) && frame.getMethodName().equals("frameworkEvent")) {
                return true;
            }
        }
        return false;
    }
}
