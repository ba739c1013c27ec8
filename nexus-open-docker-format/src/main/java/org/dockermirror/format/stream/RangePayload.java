package org.dockermirror.format.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.view.Payload;

/** A part of a body. */
final class RangePayload implements StreamedPayload {

    private final Payload whole;
    private final long first;
    private final long length;

    RangePayload(Payload whole, long first, long length) {
        this.whole = whole;
        this.first = first;
        this.length = length;
    }

    @Override
    public ByteSource open(long position) throws IOException {
        return new Limited(ByteSources.open(whole, first + position), length - position);
    }

    @Override
    public long getSize() {
        return length;
    }

    @Override
    public @Nullable String getContentType() {
        return whole.getContentType();
    }

    @Override
    public void close() throws IOException {
        whole.close();
    }

    private static final class Limited implements ByteSource {
        private final ByteSource source;
        private long left;

        Limited(ByteSource source, long left) {
            this.source = source;
            this.left = left;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            if (left == 0) {
                return -1;
            }
            int limit = into.limit();
            into.limit((int) Math.min(limit, into.position() + left));
            int read = source.read(into);
            into.limit(limit);
            left -= Math.max(read, 0);
            return read;
        }

        @Override
        public void whenReadable(Runnable action) {
            source.whenReadable(action);
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
