package org.dockermirror.format.download;

import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.request.ImageRequest;

/** The most bytes that a blob may have, and why. */
final class SizeLimit {

    private final long bytes;
    private final ErrorCode code;
    private final String reason;

    private SizeLimit(long bytes, ErrorCode code, String reason) {
        this.bytes = bytes;
        this.code = code;
        this.reason = reason;
    }

    /** What has more bytes than the manifest says does not have its digest either. */
    static SizeLimit ofManifest(long bytes) {
        return new SizeLimit(bytes, ErrorCode.DIGEST_INVALID, "that its manifest says it has");
    }

    static SizeLimit ofMirror(long bytes) {
        return new SizeLimit(
                bytes,
                ErrorCode.UNAVAILABLE,
                "that this mirror takes at most; if it is that large, raise docker-mirror.largest-blob in nexus.properties");
    }

    long bytes() {
        return bytes;
    }

    void check(ImageRequest blob, long size) throws OversizeException {
        if (size > bytes) {
            throw new OversizeException(
                    code,
                    "the upstream registry sends more for " + blob + " than the " + bytes + " bytes " + reason
                            + "; nothing of it is kept");
        }
    }
}
