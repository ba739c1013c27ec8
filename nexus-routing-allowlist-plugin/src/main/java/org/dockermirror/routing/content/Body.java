package org.dockermirror.routing.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.dockermirror.allowlist.name.Digest;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Payload;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.payloads.BytesPayload;
import org.sonatype.nexus.repository.view.payloads.StreamPayload;

/** The body of a response that was read before the client gets it. */
final class Body {

    /** Twice what the distribution specification wants registries to accept as a manifest. */
    static final int MOST_BYTES = 8 << 20;

    private final byte @Nullable [] bytes;
    private final Response response;

    private Body(byte @Nullable [] bytes, Response response) {
        this.bytes = bytes;
        this.response = response;
    }

    /** Reads it up to a limit. */
    static Body of(Response response) throws IOException {
        Payload payload = response.getPayload();
        if (payload == null || payload.getSize() > MOST_BYTES) {
            return new Body(null, response);
        }
        InputStream in = payload.openInputStream();
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            return new Body(
                    null,
                    with(
                            response,
                            new StreamPayload(
                                    () -> new SequenceInputStream(new ByteArrayInputStream(bytes), in),
                                    Payload.UNKNOWN_SIZE,
                                    payload.getContentType())));
        }
        in.close();
        payload.close();
        return new Body(bytes, with(response, new BytesPayload(bytes, payload.getContentType())));
    }

    /** What was read; nothing if there is no body, or it is too large. */
    Optional<byte[]> bytes() {
        return Optional.ofNullable(bytes);
    }

    /** The response, with the whole body. */
    Response response() {
        return response;
    }

    /** The response with another body, and all the rest as it was. */
    static Response with(Response response, Payload body) {
        Payload payload = response.getPayload();
        return new Response.Builder()
                .copy(response)
                .payload(payload instanceof Content ? new Content((Content) payload, body) : body)
                .build();
    }

    static Digest digest(byte[] bytes, String algorithm) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm.equals(Digest.SHA512) ? "SHA-512" : "SHA-256");
            BigInteger number = new BigInteger(1, digest.digest(bytes));
            return new Digest(algorithm, String.format("%0" + 2 * digest.getDigestLength() + "x", number));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256 and SHA-512", e);
        }
    }
}
