package org.dockermirror.format.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;

/** Reads a source as a stream, waiting for what is on its way. */
final class SourceInputStream extends InputStream {

    private final ByteSource source;

    SourceInputStream(ByteSource source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        ByteBuffer into = ByteBuffer.wrap(bytes, offset, length);
        int read = source.read(into);
        while (read == 0) {
            await();
            read = source.read(into);
        }
        return read;
    }

    private void await() throws IOException {
        CountDownLatch readable = new CountDownLatch(1);
        source.whenReadable(readable::countDown);
        try {
            readable.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for bytes");
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
