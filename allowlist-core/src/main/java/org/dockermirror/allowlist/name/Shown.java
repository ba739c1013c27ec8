package org.dockermirror.allowlist.name;

/** Characters as a message shows them: what cannot be seen, or looks like something else, by its number. */
public final class Shown {

    private static final int LONGEST = 300;

    private Shown() {}

    /** One character. */
    public static String character(int codePoint) {
        return codePoint > ' ' && codePoint <= '~'
                ? "\"" + Character.toString(codePoint) + "\""
                : codePoint == ' ' ? "space" : String.format("U+%04X", codePoint);
    }

    /** A text in quotes, on one line, and not longer than a message can bear. */
    public static String text(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints()
                .limit(LONGEST)
                .forEach(c -> shown.append(breaksTheLine(c) ? String.format("\\u%04x", c) : Character.toString(c)));
        return shown.append(text.length() > LONGEST ? "...\"" : "\"").toString();
    }

    private static boolean breaksTheLine(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isISOControl(codePoint)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
