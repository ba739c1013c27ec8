package org.dockermirror.allowlist.decision;

import java.util.Iterator;
import java.util.Map;

/** Writes the little JSON (RFC 8259) that an error needs; the core has nothing but the JDK, which has no writer. */
final class Json {

    private Json() {}

    static void appendObject(StringBuilder json, Map<String, String> members) {
        json.append('{');
        for (Iterator<Map.Entry<String, String>> all = members.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, String> member = all.next();
            appendString(json, member.getKey());
            appendString(json.append(':'), member.getValue());
            json.append(all.hasNext() ? "," : "");
        }
        json.append('}');
    }

    static void appendString(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
