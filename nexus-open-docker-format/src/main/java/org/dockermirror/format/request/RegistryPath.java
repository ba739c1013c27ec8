package org.dockermirror.format.request;

/**
 * What a path inside a repository asks for, by its shape alone: {@code /v2/library/nginx/manifests/latest}. Names and
 * references are not checked here, see {@link ImageRequest}.
 */
public final class RegistryPath {

    /** The end points of the OCI distribution specification that a proxy serves. */
    public enum Kind {
        PING,
        TOKEN,
        MANIFEST,
        BLOB,
        TAGS,
        REFERRERS,
        OTHER
    }

    private static final String ROOT = "/v2/";
    private static final String TOKEN = "/v2/token";
    private static final String TAGS = "/tags/list";

    private final Kind kind;
    private final String name;
    private final String reference;

    private RegistryPath(Kind kind, String name, String reference) {
        this.kind = kind;
        this.name = name;
        this.reference = reference;
    }

    /** @param repository the name of the Nexus repository, for the token path behind a prefixing reverse proxy */
    public static RegistryPath parse(String path, String repository) {
        if (path.equals("/v2") || path.equals(ROOT)) {
            return new RegistryPath(Kind.PING, "", "");
        }
        // A reverse proxy that puts /repository/<name> before every path puts it before the realm's own prefix, too.
        if (path.equals(TOKEN) || path.equals("/repository/" + repository + TOKEN)) {
            return new RegistryPath(Kind.TOKEN, "", "");
        }
        if (!path.startsWith(ROOT)) {
            return new RegistryPath(Kind.OTHER, "", "");
        }
        String rest = path.substring(ROOT.length());
        if (rest.endsWith(TAGS)) {
            return new RegistryPath(Kind.TAGS, rest.substring(0, rest.length() - TAGS.length()), "");
        }
        int slash = rest.lastIndexOf('/');
        String reference = rest.substring(slash + 1);
        String before = slash < 0 ? "" : rest.substring(0, slash);
        if (before.endsWith("/manifests")) {
            return new RegistryPath(Kind.MANIFEST, without(before, "/manifests"), reference);
        }
        if (before.endsWith("/blobs")) {
            return new RegistryPath(Kind.BLOB, without(before, "/blobs"), reference);
        }
        if (before.endsWith("/referrers")) {
            return new RegistryPath(Kind.REFERRERS, without(before, "/referrers"), reference);
        }
        return new RegistryPath(Kind.OTHER, "", "");
    }

    public Kind kind() {
        return kind;
    }

    /** The image name as the client wrote it; empty if the path has none. */
    public String name() {
        return name;
    }

    /** The tag or digest as the client wrote it; empty if the path has none. */
    public String reference() {
        return reference;
    }

    private static String without(String text, String end) {
        return text.substring(0, text.length() - end.length());
    }
}
