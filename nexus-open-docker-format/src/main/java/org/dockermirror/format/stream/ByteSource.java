package org.dockermirror.format.stream;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of one body, read once from a position onwards, of which some may still be on their way. */
public interface ByteSource extends Closeable {

    /**
     * Reads what is there, without waiting for more.
     *
     * @return how many bytes were read; 0 if the next one is still on its way, -1 at the end
     * @throws IOException if the rest will not come
     */
    int read(ByteBuffer into) throws IOException;

    /** Runs the action once, as soon as {@link #read} has something to say; at once if it has already. */
    void whenReadable(Runnable action);
}
