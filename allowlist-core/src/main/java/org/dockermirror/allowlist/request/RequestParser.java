package org.dockermirror.allowlist.request;

import java.util.Arrays;
import java.util.Optional;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;
import org.dockermirror.allowlist.request.RegistryRequest.Blob;
import org.dockermirror.allowlist.request.RegistryRequest.Catalogue;
import org.dockermirror.allowlist.request.RegistryRequest.ManifestByDigest;
import org.dockermirror.allowlist.request.RegistryRequest.ManifestByTag;
import org.dockermirror.allowlist.request.RegistryRequest.NotRegistryPath;
import org.dockermirror.allowlist.request.RegistryRequest.Ping;
import org.dockermirror.allowlist.request.RegistryRequest.Referrers;
import org.dockermirror.allowlist.request.RegistryRequest.Search;
import org.dockermirror.allowlist.request.RegistryRequest.TagList;
import org.dockermirror.allowlist.request.RegistryRequest.Token;
import org.dockermirror.allowlist.request.RegistryRequest.Write;
import org.jspecify.annotations.Nullable;

/** Reads request lines to one Nexus repository. */
public final class RequestParser {

    private static final String V2 = "/v2/";
    private static final int LONGEST_WITHOUT_IMAGE = "/v2/_catalog".length();
    private static final String TOKEN = "/v2/token";

    private final String tokenBehindPrefix;

    /** @param repository the name of the Nexus repository that the paths are below */
    public RequestParser(String repository) {
        // A reverse proxy that maps its root to /repository/<name>/ makes this of the realm that Nexus announced.
        this.tokenBehindPrefix = "/repository/" + repository + TOKEN;
    }

    /**
     * Reads one request.
     *
     * @param method the HTTP method
     * @param path the path below the repository, as sent: not decoded, not normalised; begins with a slash
     * @param query what followed the question mark, as sent, if there was one
     */
    public RegistryRequest parse(String method, String path, @Nullable String query) {
        boolean token = path.equals(TOKEN) || path.equals(tokenBehindPrefix);
        if (!isRead(method) && !(token && method.equals("POST"))) {
            return new Write(method);
        }
        if (query != null && asksNexusToDescribe(query)) {
            return new NotRegistryPath("the registry API has no such query parameter");
        }
        if (token) {
            return new Token();
        }
        if (query != null && !isPrintable(query)) {
            return new NotRegistryPath("a query of the registry API holds printable ASCII characters only");
        }
        if (path.startsWith(V2) && path.length() > LONGEST_WITHOUT_IMAGE) {
            return ofImage(path);
        }
        return switch (path) {
            case "/v2", V2 -> new Ping();
            case "/v2/_catalog" -> new Catalogue();
            case "/v1/search" -> new Search();
            default -> ofImage(path);
        };
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Nexus answers {@code ?describe} itself, before any handler (ViewServlet); an encoding could hide the name. */
    private static boolean asksNexusToDescribe(String query) {
        return Arrays.stream(query.split("&", -1))
                .map(parameter -> parameter.substring(0, endOfName(parameter)))
                .anyMatch(name -> name.equals("describe") || !isPlain(name));
    }

    private static int endOfName(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? parameter.length() : equals;
    }

    private static boolean isPlain(String name) {
        return name.chars().allMatch(c -> c == '_' || c == '-' || Character.isLetterOrDigit(c));
    }

    /** A decoded line break would be one more thing for the server's routing rule to read another way. */
    private static boolean isPrintable(String query) {
        for (int at = query.indexOf('%'); at >= 0; at = query.indexOf('%', at + 1)) {
            if (at + 2 >= query.length()) {
                return false;
            }
            char high = query.charAt(at + 1);
            char low = query.charAt(at + 2);
            if (high < '2' || high > '7' || high == '7' && (low == 'f' || low == 'F')) {
                return false;
            }
        }
        return true;
    }

    private static RegistryRequest ofImage(String path) {
        if (!path.startsWith(V2)) {
            return new NotRegistryPath("registry paths begin with /v2/");
        }
        int referenceAt = path.lastIndexOf('/');
        int verbAt = path.lastIndexOf('/', referenceAt - 1);
        if (verbAt < V2.length()) {
            return new NotRegistryPath(
                    "the path is none of the registry API: /v2/<name>/manifests/<reference>, /v2/<name>/blobs/<digest>, "
                            + "/v2/<name>/tags/list");
        }
        String image = path.substring(V2.length(), verbAt);
        Verb verb = Verb.of(path, verbAt + 1, referenceAt);
        if (verb == Verb.NONE) {
            return new NotRegistryPath("the registry API knows manifests, blobs, tags and referrers below a name");
        }
        Optional<ImageName> name = ImageName.read(image);
        return name.isEmpty()
                ? new NotRegistryPath(Defect.NAME, image)
                : below(name.get(), verb, path.substring(referenceAt + 1));
    }

    private static RegistryRequest below(ImageName image, Verb verb, String reference) {
        if (verb == Verb.TAGS) {
            return reference.equals("list")
                    ? new TagList(image)
                    : new NotRegistryPath("the registry API has nothing but \"list\" below tags/");
        }
        if (verb == Verb.MANIFESTS && reference.indexOf(':') < 0) {
            Optional<Tag> tag = Tag.read(reference);
            return tag.isEmpty() ? new NotRegistryPath(Defect.TAG, reference) : new ManifestByTag(image, tag.get());
        }
        Optional<Digest> digest = Digest.read(reference);
        if (digest.isEmpty()) {
            return new NotRegistryPath(Defect.DIGEST, reference);
        }
        if (verb == Verb.BLOBS) {
            return new Blob(image, digest.get());
        }
        return verb == Verb.MANIFESTS ? new ManifestByDigest(image, digest.get()) : new Referrers(image, digest.get());
    }

    /** The last segment but one. */
    private enum Verb {
        MANIFESTS("manifests"),
        BLOBS("blobs"),
        TAGS("tags"),
        REFERRERS("referrers"),
        NONE("");

        private final String word;

        Verb(String word) {
            this.word = word;
        }

        static Verb of(String path, int from, int to) {
            return switch (path.charAt(from)) {
                case 'm' -> MANIFESTS.ifIn(path, from, to);
                case 'b' -> BLOBS.ifIn(path, from, to);
                case 't' -> TAGS.ifIn(path, from, to);
                case 'r' -> REFERRERS.ifIn(path, from, to);
                default -> NONE;
            };
        }

        private Verb ifIn(String path, int from, int to) {
            return to - from == word.length() && path.startsWith(word, from) ? this : NONE;
        }
    }
}
