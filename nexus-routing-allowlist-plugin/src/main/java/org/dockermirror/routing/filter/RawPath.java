package org.dockermirror.routing.filter;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The path of a request to Nexus as it was sent, and which repositories it may come to mean on its way through the
 * server: Guice and the view servlet decode and collapse it, each in its own manner and not wholly.
 */
final class RawPath {

    private static final String MOUNT = "/repository/";

    private final String path;
    private final int endOfName;

    /**
     * @param contextPath the servlet context's path: empty, or begins with a slash and does not end with one
     * @param requestUri the request's path as sent, without the query
     */
    RawPath(String contextPath, String requestUri) {
        this.path = requestUri.startsWith(contextPath) ? requestUri.substring(contextPath.length()) : requestUri;
        this.endOfName = path.startsWith(MOUNT) ? path.indexOf('/', MOUNT.length()) : -1;
    }

    /** The repository's name, where the path is of the form {@code /repository/<name>/…}; else empty. */
    String repository() {
        return endOfName < 0 ? "" : path.substring(MOUNT.length(), endOfName);
    }

    /** What follows the name, in that form; begins with a slash. */
    String belowRepository() {
        return endOfName < 0 ? "" : path.substring(endOfName);
    }

    /** Whether the path can mean nothing but what it says: that form, and nothing to decode, drop or climb. */
    boolean isPlain() {
        return endOfName > MOUNT.length()
                && path.indexOf('%') < 0
                && path.indexOf(';') < 0
                && path.indexOf('\\') < 0
                && !path.contains("//")
                && !path.contains("/.");
    }

    /**
     * The repositories' names that the path may come to mean: read as it stands, decoded, without parameters, empty
     * segments and dots, with {@code ..} climbing or not, below every mount of the view. Rather one too many.
     */
    Set<String> readings() {
        Set<String> names = new LinkedHashSet<>();
        for (String text : List.of(path, decoded(path))) {
            addNames(names, segments(text, true));
            addNames(names, segments(text, false));
        }
        return names;
    }

    private static void addNames(Set<String> names, List<String> segments) {
        int at = endOfMount(segments);
        if (at > 0 && at < segments.size()) {
            names.add(segments.get(at));
        }
    }

    /** Beside its own, Nexus has the mounts of version 2, where the capability for legacy URLs is on. */
    private static int endOfMount(List<String> segments) {
        if (segments.isEmpty()) {
            return 0;
        }
        switch (segments.get(0)) {
            case "repository":
                return 1;
            case "content":
                return 2;
            case "service":
                return segments.size() > 1 && segments.get(1).equals("local") ? 3 : 0;
            default:
                return 0;
        }
    }

    private static List<String> segments(String text, boolean climbing) {
        List<String> segments = new ArrayList<>();
        for (String raw : text.replace('\\', '/').split("/", -1)) {
            int parameters = raw.indexOf(';');
            String segment = parameters < 0 ? raw : raw.substring(0, parameters);
            if (segment.equals("..")) {
                if (climbing && !segments.isEmpty()) {
                    segments.remove(segments.size() - 1);
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return segments;
    }

    /** Percent-decodes once, as the server does; what is no valid escape stays as it is. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < encoded.length; i++) {
            int high = encoded[i] == '%' && i + 2 < encoded.length ? Character.digit(encoded[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(encoded[i + 2], 16);
            if (low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(encoded[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
