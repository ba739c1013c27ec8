package org.dockermirror.allowlist.request;

import java.util.Arrays;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.InvalidNameException;
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
        return switch (path) {
            case "/v2", V2 -> new Ping();
            case "/v2/_catalog" -> new Catalogue();
            case "/v1/search" -> new Search();
            default -> {
                try {
                    yield ofImage(path);
                } catch (InvalidNameException e) {
                    yield new NotRegistryPath(String.valueOf(e.getMessage()));
                }
            }
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
        String verb = path.substring(verbAt + 1, referenceAt);
        String reference = path.substring(referenceAt + 1);
        return switch (verb) {
            case "manifests" ->
                reference.indexOf(':') < 0
                        ? new ManifestByTag(ImageName.parse(image), Tag.parse(reference))
                        : new ManifestByDigest(ImageName.parse(image), Digest.parse(reference));
            case "blobs" -> new Blob(ImageName.parse(image), Digest.parse(reference));
            case "referrers" -> new Referrers(ImageName.parse(image), Digest.parse(reference));
            case "tags" ->
                reference.equals("list")
                        ? new TagList(ImageName.parse(image))
                        : new NotRegistryPath("the registry API has nothing but \"list\" below tags/");
            default -> new NotRegistryPath("the registry API knows manifests, blobs, tags and referrers below a name");
        };
    }
}
