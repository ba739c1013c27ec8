package org.dockermirror.format.pull;

import java.io.IOException;
import java.util.Objects;
import org.apache.http.Header;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpResponse;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.store.Manifest;
import org.dockermirror.format.upstream.Responses;
import org.dockermirror.format.upstream.UpstreamException;
import org.dockermirror.format.upstream.UpstreamRegistry;
import org.jspecify.annotations.Nullable;

/** Asks upstream for a manifest, or whether a tag still leads to the one that is known. */
final class ManifestPull {

    private static final String DIGEST_HEADER = "Docker-Content-Digest";

    private final UpstreamRegistry upstream;

    ManifestPull(UpstreamRegistry upstream) {
        this.upstream = upstream;
    }

    /** The manifest, its digest compared with the one asked for or declared; null if upstream has none. */
    @Nullable
    Manifest get(ImageRequest request) throws IOException {
        HttpResponse response = send("GET", request);
        try {
            if (response.getStatusLine().getStatusCode() == 404) {
                return null;
            }
            Digest expected = request.digest() == null ? declared(response) : request.digest();
            return Manifest.verified(body(response), header(response, HttpHeaders.CONTENT_TYPE), expected);
        } finally {
            Responses.close(response);
        }
    }

    /** By HEAD, which does not count as a pull at registries that limit those; false also when upstream does not say. */
    boolean stillLeadsTo(ImageRequest request, Digest known) throws IOException {
        HttpResponse response = send("HEAD", request);
        try {
            return response.getStatusLine().getStatusCode() == 200 && Objects.equals(known, declared(response));
        } finally {
            Responses.close(response);
        }
    }

    private HttpResponse send(String method, ImageRequest request) throws IOException {
        return upstream.request(method, request.name(), request.upstreamPath(), Manifest.MEDIA_TYPES);
    }

    private static byte[] body(HttpResponse response) throws IOException {
        byte[] bytes = Responses.read(response, Manifest.MAX_SIZE + 1);
        if (bytes.length > Manifest.MAX_SIZE) {
            throw new UpstreamException(
                    502, ErrorCode.MANIFEST_INVALID, "the upstream registry sent a manifest of more than 4 MiB");
        }
        return bytes;
    }

    private static @Nullable Digest declared(HttpResponse response) {
        String text = header(response, DIGEST_HEADER);
        return text == null || !Digest.isValid(text) ? null : Digest.parse(text);
    }

    private static @Nullable String header(HttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }
}
