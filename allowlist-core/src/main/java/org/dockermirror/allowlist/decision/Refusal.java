package org.dockermirror.allowlist.decision;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.request.RegistryRequest;
import org.dockermirror.allowlist.rule.IndexType;

/**
 * What a client is told when a request is denied: an error of the OCI distribution specification (section "Error Codes").
 *
 * @param status the HTTP status
 * @param code the specification's error code
 * @param message one sentence for a person
 * @param detail the facts behind it, in the order in which they are shown
 */
public record Refusal(int status, String code, String message, Map<String, String> detail) {

    /** The media type of {@link #json}. */
    public static final String CONTENT_TYPE = "application/json";

    /** The header that marks an answer as a registry's, and its value. */
    public static final String VERSION_HEADER = "Docker-Distribution-Api-Version";

    public static final String VERSION = "registry/2.0";

    public Refusal {
        detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
    }

    /**
     * Words a denial.
     *
     * @param mirror the name of the Nexus repository that refuses
     * @param indexType how that mirror's image names are spelled
     */
    public static Refusal of(Decision.Denied denied, String mirror, IndexType indexType) {
        if (denied instanceof Decision.NotListed notListed) {
            return ofImage(notListed.request(), notListed(notListed), mirror, indexType);
        }
        if (denied instanceof Decision.DeniedByEntry byEntry) {
            return ofImage(byEntry.request(), " is denied by this mirror's allow-list", mirror, indexType);
        }
        if (denied instanceof Decision.OnlyPinned onlyPinned) {
            return ofImage(
                    onlyPinned.request(),
                    " is on this mirror's allow-list by digest only; pull it with @sha256:... behind its name",
                    mirror,
                    indexType);
        }
        if (denied instanceof Decision.NotLedTo notLedTo) {
            return ofImage(
                    notLedTo.request(),
                    ": nothing that this mirror's allow-list allows of it leads to this digest",
                    mirror,
                    indexType);
        }
        if (denied instanceof Decision.NoList noList) {
            return ofImage(noList.request(), " is refused: this mirror has no valid allow-list", mirror, indexType);
        }
        if (denied instanceof Decision.PullOnly pullOnly) {
            Map<String, String> detail = new LinkedHashMap<>();
            detail.put("method", pullOnly.method());
            detail.put("mirror", mirror);
            return new Refusal(405, "UNSUPPORTED", "this mirror is pull-only", detail);
        }
        if (denied instanceof Decision.Malformed malformed) {
            return new Refusal(400, "NAME_INVALID", malformed.problem(), Map.of("mirror", mirror));
        }
        if (denied instanceof Decision.NotJudged) {
            return new Refusal(
                    403,
                    "DENIED",
                    "this mirror could not judge the request and refuses it; its log says why",
                    Map.of("mirror", mirror));
        }
        return new Refusal(403, "DENIED", "this mirror does not list its images", Map.of("mirror", mirror));
    }

    /** This refusal with a text of the operator's behind its message, if it denies an image or a list of them. */
    public Refusal withHint(String text) {
        return text.isEmpty() || status != 403 ? this : new Refusal(status, code, message + ". " + text, detail);
    }

    /** Suggests what reveals no entry. */
    private static String notListed(Decision.NotListed denied) {
        if (denied.nameListed() && denied.request() instanceof RegistryRequest.ManifestByTag byTag) {
            return ":" + byTag.tag() + " is not on this mirror's allow-list, other tags of it are";
        }
        String name = denied.request().image().value();
        int slash = name.indexOf('/');
        String first = name.substring(0, Math.max(slash, 0));
        return " is not on this mirror's allow-list"
                + (first.indexOf('.') < 0 ? "" : "; leave the host out: " + name.substring(slash + 1));
    }

    /** The answer's body. */
    public String json() {
        StringBuilder json = new StringBuilder("{\"errors\":[{\"code\":");
        Json.appendString(json, code);
        Json.appendString(json.append(",\"message\":"), message);
        json.append(",\"detail\":");
        Json.appendObject(json, detail);
        return json.append("}]}").toString();
    }

    private static Refusal ofImage(
            RegistryRequest.OfImage request, String because, String mirror, IndexType indexType) {
        ImageName image = indexType.canonical(request.image());
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("image", image.value());
        if (request instanceof RegistryRequest.ManifestByTag byTag) {
            detail.put("tag", byTag.tag().value());
        } else if (request instanceof RegistryRequest.ManifestByDigest byDigest) {
            detail.put("digest", byDigest.digest().toString());
        } else if (request instanceof RegistryRequest.Blob blob) {
            detail.put("digest", blob.digest().toString());
        } else if (request instanceof RegistryRequest.Referrers referrers) {
            detail.put("digest", referrers.digest().toString());
        }
        detail.put("mirror", mirror);
        return new Refusal(403, "DENIED", image + because, detail);
    }
}
