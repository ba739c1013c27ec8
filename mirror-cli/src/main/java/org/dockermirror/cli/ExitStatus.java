package org.dockermirror.cli;

/** The exit statuses that every command of {@code nexus-mirror} uses. */
public final class ExitStatus {

    public static final int AS_WISHED = 0;

    /** Something was denied, differs or failed its check. */
    public static final int NOT_AS_WISHED = 1;

    public static final int BAD_INPUT = 2;

    /** Something could not be reached or done. */
    public static final int FAILED = 3;

    private ExitStatus() {}
}
