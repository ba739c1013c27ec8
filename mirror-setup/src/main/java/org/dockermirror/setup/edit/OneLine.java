package org.dockermirror.setup.edit;

/** What a list can hold whatever its form: one line without characters that nobody sees. */
final class OneLine {

    private OneLine() {}

    static void require(String text) throws CannotEditException {
        if (text.isEmpty()) {
            throw new CannotEditException("an entry must not be empty");
        }
        if (!text.codePoints().allMatch(OneLine::isVisible)) {
            throw new CannotEditException("an entry is one line of visible characters");
        }
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> c == ' ' || !Character.isSpaceChar(c);
        };
    }
}
