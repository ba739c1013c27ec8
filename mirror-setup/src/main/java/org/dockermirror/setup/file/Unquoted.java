package org.dockermirror.setup.file;

/** Words what to do about text that YAML takes for a tag, an anchor or an alias, because it is not quoted. */
final class Unquoted {

    private Unquoted() {}

    /** @param shown whether the text may be repeated in the message */
    static String text(String text, boolean shown) {
        String what = "YAML takes a value that begins with \"" + text.charAt(0) + "\" for " + kind(text) + "; ";
        return shown ? text + ": " + what + "write " + quoted(text) : what + "put it in quotes";
    }

    static String collection(String word, boolean shown) {
        return (shown ? word + ": " : "") + "YAML takes this for " + kind(word)
                + ", which has no meaning here; leave it out";
    }

    private static String kind(String text) {
        return switch (text.charAt(0)) {
            case '*' -> "an alias";
            case '&' -> "an anchor";
            default -> "a tag";
        };
    }

    private static String quoted(String text) {
        return text.indexOf('"') < 0 && text.indexOf('\\') < 0
                ? "\"" + text + "\""
                : "'" + text.replace("'", "''") + "'";
    }
}
