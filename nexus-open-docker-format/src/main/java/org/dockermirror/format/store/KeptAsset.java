package org.dockermirror.format.store;

import java.io.IOException;
import java.io.InputStream;
import org.sonatype.nexus.blobstore.api.BlobStoreException;
import org.sonatype.nexus.common.collect.AttributesMap;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Payload;
import org.sonatype.nexus.repository.view.payloads.BytesPayload;

/** An asset as it was read, which any number of requests may be answered with; immutable. */
final class KeptAsset {

    /** Bytes of an asset's row and of what is made of it, estimated. */
    private static final int ROW = 4 << 10;

    private final AttributesMap attributes;
    private final Payload payload;
    private final int weight;

    private KeptAsset(AttributesMap attributes, Payload payload, int weight) {
        this.attributes = attributes;
        this.payload = payload;
        this.weight = weight;
    }

    /** What is small, its bytes read already. */
    static KeptAsset withBytes(Content content) throws IOException {
        try (InputStream in = content.openInputStream()) {
            byte[] bytes = in.readAllBytes();
            return new KeptAsset(
                    content.getAttributes(), new BytesPayload(bytes, content.getContentType()), ROW + bytes.length);
        }
    }

    /**
     * What is large, its bytes in the blob store.
     *
     * @param payload reads them
     */
    static KeptAsset withoutBytes(Content content, Payload payload) {
        return new KeptAsset(content.getAttributes(), payload, ROW);
    }

    /** Bytes of memory that it takes, estimated. */
    int weight() {
        return weight;
    }

    /**
     * Looks whether the bytes are there: the server finds a blob by what it wrote down about it.
     *
     * @throws IOException or {@link BlobStoreException} if they are not
     */
    void checkReadable() throws IOException {
        if (!(payload instanceof BytesPayload)) {
            payload.openInputStream().close();
        }
    }

    /** For one answer, whose handlers may add attributes to it. */
    Content content() {
        Content content = new Content(payload);
        attributes.entries().forEach(entry -> content.getAttributes().set(entry.getKey(), entry.getValue()));
        return content;
    }
}
