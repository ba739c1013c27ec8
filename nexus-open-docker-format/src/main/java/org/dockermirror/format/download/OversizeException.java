package org.dockermirror.format.download;

import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.upstream.UpstreamException;

/** Upstream sends more than a blob may have: to ask again would bring no less. */
final class OversizeException extends UpstreamException {
    private static final long serialVersionUID = 1L;

    OversizeException(ErrorCode code, String message) {
        super(502, code, message);
    }
}
