package org.dockermirror.format.pull;

import java.io.IOException;
import java.util.List;
import org.apache.http.Header;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpResponse;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.store.Manifest;
import org.dockermirror.format.upstream.Responses;
import org.dockermirror.format.upstream.UpstreamException;
import org.dockermirror.format.upstream.UpstreamRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Asks upstream for what refers to a digest, all pages and never filtered, so that the cache has it whole; from a
 * registry that does not list referrers, what clients put under the tag that stands for them (distribution
 * specification, section "Unavailable Referrers API").
 */
final class ReferrersPull {

    /** Of all pages together, bytes. */
    private static final int MAX_SIZE = 16 << 20;

    private static final int MAX_PAGES = 1_000;

    private final UpstreamRegistry upstream;
    private final NextPage nextPage;
    private final ManifestPull manifests;

    ReferrersPull(UpstreamRegistry upstream) {
        this.upstream = upstream;
        this.nextPage = new NextPage(upstream.base());
        this.manifests = new ManifestPull(upstream);
    }

    /** What refers to the digest: nothing, too, where upstream does not know it. */
    Referrers get(ImageRequest request) throws IOException {
        Referrers listed = listed(request);
        return listed == null ? tagged(request.forReferrersTag()) : listed;
    }

    /** Null if upstream does not list referrers. */
    private @Nullable Referrers listed(ImageRequest request) throws IOException {
        Referrers all = Referrers.NONE;
        String path = request.upstreamPath();
        int left = MAX_SIZE;
        for (int page = 0; page < MAX_PAGES; page++) {
            HttpResponse response = upstream.request("GET", request.name(), path, List.of(Manifest.OCI_INDEX));
            try {
                if (!isIndex(response)) {
                    if (page == 0) {
                        return null;
                    }
                    throw unusable("breaks off");
                }
                byte[] body = body(response, left);
                left -= body.length;
                all = all.and(parsed(body));
                String next = nextPage.after(response, path);
                if (next == null) {
                    return all;
                }
                path = next;
            } finally {
                Responses.close(response);
            }
        }
        throw unusable("does not end");
    }

    /** Some registries answer paths that they do not know with a page for people. */
    private static boolean isIndex(HttpResponse response) {
        Header type = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
        return response.getStatusLine().getStatusCode() != 404
                && type != null
                && type.getValue().split(";", 2)[0].trim().equalsIgnoreCase(Manifest.OCI_INDEX);
    }

    private static byte[] body(HttpResponse response, int most) throws IOException {
        byte[] bytes = Responses.read(response, most + 1);
        if (bytes.length > most) {
            throw unusable("is longer than 16 MiB");
        }
        return bytes;
    }

    private static Referrers parsed(byte[] body) throws UpstreamException {
        try {
            return Referrers.parse(body);
        } catch (IOException e) {
            throw unusable("is no image index");
        }
    }

    private Referrers tagged(ImageRequest tag) throws IOException {
        Manifest manifest;
        try {
            manifest = manifests.get(tag);
        } catch (UpstreamException e) {
            if (e.answer().code() == ErrorCode.MANIFEST_INVALID) {
                return Referrers.NONE;
            }
            throw e;
        }
        return manifest == null || !manifest.mediaType().equals(Manifest.OCI_INDEX)
                ? Referrers.NONE
                : Referrers.parse(manifest.bytes());
    }

    private static UpstreamException unusable(String why) {
        return new UpstreamException(502, ErrorCode.UNAVAILABLE, "the upstream registry's list of referrers " + why);
    }
}
