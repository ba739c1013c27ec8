package org.dockermirror.format.sending;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Buffers outside the heap, kept for the next body; one body needs one. */
final class BufferPool {

    /** Bytes of a buffer. */
    private static final int SIZE = 128 << 10;

    private static final int MOST_KEPT = 128;

    private final BlockingQueue<ByteBuffer> kept = new ArrayBlockingQueue<>(MOST_KEPT);

    ByteBuffer take() {
        ByteBuffer buffer = kept.poll();
        return buffer == null ? ByteBuffer.allocateDirect(SIZE) : buffer;
    }

    void giveBack(ByteBuffer buffer) {
        buffer.clear();
        boolean taken = kept.offer(buffer);
        assert taken || kept.remainingCapacity() == 0;
    }
}
