package org.dockermirror.setup.nginx;

/** Text in nginx's own quoting, inside of which JSON is quoted once more. */
final class NginxText {

    private static final String HEX = "0123456789abcdef";

    private NginxText() {}

    /**
     * A text of the operator's, for a JSON string within a quoted value of nginx. What either of the two reads in its own
     * way becomes an escape of JSON: nginx has none for {@code $}.
     */
    static String inJson(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'' || c == '$' || c == '\\' || c < ' ') {
                // The backslash is doubled for nginx, which would take \t and \" for its own.
                safe.append("\\\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    /** A text as a regular expression that fits nothing else. */
    static String literally(String text) {
        return text.replaceAll("[^A-Za-z0-9_/-]", "\\\\$0");
    }
}
