package org.dockermirror.setup.file;

import java.util.OptionalInt;

/** A positive number as it is written: decimal digits. */
final class WholeNumber {

    /** The highest TCP port. */
    static final int HIGHEST_PORT = 65_535;

    private WholeNumber() {}

    /**
     * The number; nothing if the text is none from 1 to the highest.
     *
     * @param highest at most 99,999
     */
    static OptionalInt parse(String text, int highest) {
        if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(text);
        // YAML 1.1 reads a leading zero as octal, 1.2 does not: nobody should have to know.
        return number < 1 || number > highest || text.charAt(0) == '0' ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
