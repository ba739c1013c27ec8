package org.dockermirror.setup.file;

import java.util.OptionalInt;

/** A TCP port as it is written: decimal digits. */
final class PortNumber {

    static final int HIGHEST = 65_535;

    private PortNumber() {}

    /** The port; nothing if the text is none. */
    static OptionalInt parse(String text) {
        if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.empty();
        }
        int port = Integer.parseInt(text);
        // YAML 1.1 reads a leading zero as octal, 1.2 does not: nobody should have to know.
        return port < 1 || port > HIGHEST || text.charAt(0) == '0' ? OptionalInt.empty() : OptionalInt.of(port);
    }
}
