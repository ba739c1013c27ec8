package org.dockermirror.format.pull;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.http.Header;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpResponse;
import org.apache.http.client.utils.HttpClientUtils;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.upstream.UpstreamRegistry;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.view.ContentTypes;
import org.sonatype.nexus.repository.view.Payload;
import org.sonatype.nexus.repository.view.payloads.HttpEntityPayload;

/** Asks upstream for a blob, or whether it has it. */
final class BlobPull {

    private final UpstreamRegistry upstream;

    BlobPull(UpstreamRegistry upstream) {
        this.upstream = upstream;
    }

    /** The bytes as they come, not verified yet; null if upstream has no such blob. The caller closes it. */
    @Nullable
    Payload get(ImageRequest request) throws IOException {
        HttpResponse response = send("GET", request);
        if (response.getStatusLine().getStatusCode() == 404 || response.getEntity() == null) {
            HttpClientUtils.closeQuietly(response);
            return null;
        }
        return new BlobEntity(response, request);
    }

    /** The size in bytes, -1 if upstream does not say; null if it has no such blob. */
    @Nullable
    Long size(ImageRequest request) throws IOException {
        HttpResponse response = send("HEAD", request);
        try {
            if (response.getStatusLine().getStatusCode() == 404) {
                return null;
            }
            Header length = response.getFirstHeader(HttpHeaders.CONTENT_LENGTH);
            return length == null ? -1L : Long.parseLong(length.getValue().trim());
        } catch (NumberFormatException e) {
            return -1L;
        } finally {
            HttpClientUtils.closeQuietly(response);
        }
    }

    private HttpResponse send(String method, ImageRequest request) throws IOException {
        return upstream.request(method, request.name(), request.upstreamPath(), List.of("*/*"));
    }

    /** Blobs are bytes whatever the host they were redirected to calls them. */
    private static final class BlobEntity extends HttpEntityPayload {
        private final ImageRequest request;

        BlobEntity(HttpResponse response, ImageRequest request) {
            super(response, response.getEntity());
            this.request = request;
        }

        @Override
        public InputStream openInputStream() throws IOException {
            return new UpstreamInputStream(super.openInputStream(), request);
        }

        @Override
        public String getContentType() {
            return ContentTypes.APPLICATION_OCTET_STREAM;
        }
    }
}
