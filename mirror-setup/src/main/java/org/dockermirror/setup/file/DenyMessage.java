package org.dockermirror.setup.file;

import java.util.Optional;

/** What an operator adds to the message of a denial: a sentence, a link, or both. */
final class DenyMessage {

    /** In characters: clients show the message in one line, and some cut it. */
    static final int MAX_LENGTH = 300;

    private DenyMessage() {}

    /** Why clients would not show it well; nothing if they would. */
    static Optional<String> problem(String text) {
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            return Optional.of("a message has at most " + MAX_LENGTH + " characters, this one has "
                    + text.codePointCount(0, text.length()));
        }
        return text.codePoints().allMatch(DenyMessage::isShown)
                ? Optional.empty()
                : Optional.of("a message is one line of text; leave out line ends and control characters");
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.FORMAT -> false;
            default -> true;
        };
    }
}
