package org.dockermirror.format.stream;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A stream whose bytes are all there, such as that of a cached blob. */
public final class InputStreamSource implements ByteSource {

    private static final int CHUNK = 128 << 10;

    private final InputStream in;
    private byte[] chunk = new byte[0];

    private InputStreamSource(InputStream in) {
        this.in = in;
    }

    /** The bytes of a stream from a position onwards; the stream is closed with the source. */
    public static InputStreamSource of(InputStream in, long position) throws IOException {
        InputStreamSource source = new InputStreamSource(in);
        try {
            source.skip(position);
        } catch (IOException e) {
            in.close();
            throw e;
        }
        return source;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (into.hasArray()) {
            int read = in.read(into.array(), into.arrayOffset() + into.position(), into.remaining());
            into.position(into.position() + Math.max(read, 0));
            return read;
        }
        if (chunk.length == 0) {
            chunk = new byte[CHUNK];
        }
        int read = in.read(chunk, 0, Math.min(chunk.length, into.remaining()));
        if (read > 0) {
            into.put(chunk, 0, read);
        }
        return read;
    }

    @Override
    public void whenReadable(Runnable action) {
        action.run();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void skip(long position) throws IOException {
        long left = position;
        while (left > 0) {
            long skipped = in.skip(left);
            if (skipped == 0 && in.read() >= 0) {
                skipped = 1;
            }
            if (skipped <= 0) {
                throw new EOFException("the body ends before byte " + position);
            }
            left -= skipped;
        }
    }
}
