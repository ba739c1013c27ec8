package org.dockermirror.cli.server;

import java.io.File;
import java.util.Locale;

/** What differs between operating systems when a program is started. */
final class OperatingSystem {

    private OperatingSystem() {}

    static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** A file that is always empty: Nexus must not read the terminal of whoever started it. */
    static File empty() {
        return new File(isWindows() ? "NUL" : "/dev/null");
    }
}
