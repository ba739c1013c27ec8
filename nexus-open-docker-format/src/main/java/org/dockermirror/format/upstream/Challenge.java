package org.dockermirror.format.upstream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One challenge of a {@code WWW-Authenticate} header (RFC 9110, section 11.6.1): {@code Bearer
 * realm="https://auth.example.com/token",service="registry.example.com"}.
 */
public final class Challenge {

    private final String scheme;
    private final Map<String, String> parameters;

    private Challenge(String scheme) {
        this.scheme = scheme;
        this.parameters = new LinkedHashMap<>();
    }

    /** All challenges of one header, in its order; what cannot be read as one is left out. */
    public static List<Challenge> parse(String header) {
        return new Parser(header).challenges();
    }

    /** Whether this is the scheme, in any case: {@code bearer}. */
    public boolean isScheme(String name) {
        return scheme.equalsIgnoreCase(name);
    }

    /** The value without its quotes, null if the challenge has no such parameter. */
    public @Nullable String parameter(String name) {
        return parameters.get(name);
    }

    /** A challenge list is ambiguous at commas: what follows one is a parameter if it has an equals sign. */
    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        List<Challenge> challenges() {
            List<Challenge> found = new ArrayList<>();
            Challenge current = null;
            while (skipSeparators()) {
                String token = token();
                if (token.isEmpty()) {
                    at++;
                } else if (at < text.length() && text.charAt(at) == '=') {
                    at++;
                    String value = value();
                    if (current != null) {
                        current.parameters.putIfAbsent(token.toLowerCase(Locale.ROOT), value);
                    }
                } else {
                    current = new Challenge(token);
                    found.add(current);
                }
            }
            return found;
        }

        private boolean skipSeparators() {
            while (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) <= ' ')) {
                at++;
            }
            return at < text.length();
        }

        private String token() {
            int start = at;
            while (at < text.length() && text.charAt(at) > ' ' && ",=\"".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at);
        }

        private String value() {
            if (at >= text.length() || text.charAt(at) != '"') {
                return token();
            }
            StringBuilder value = new StringBuilder();
            at++;
            while (at < text.length() && text.charAt(at) != '"') {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at++));
            }
            at++;
            return value.toString();
        }
    }
}
