package org.dockermirror.format.pull;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.upstream.UpstreamException;

/** Says that it was upstream that broke off, so that it is not taken for a fault of the blob store that reads. */
final class UpstreamInputStream extends FilterInputStream {

    private final ImageRequest request;

    UpstreamInputStream(InputStream in, ImageRequest request) {
        super(in);
        this.request = request;
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    private UpstreamException brokenOff(IOException cause) {
        UpstreamException exception = new UpstreamException(
                502, ErrorCode.UNAVAILABLE, "the upstream registry broke off in the middle of " + request);
        exception.initCause(cause);
        return exception;
    }
}
