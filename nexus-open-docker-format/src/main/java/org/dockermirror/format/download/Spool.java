package org.dockermirror.format.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dockermirror.format.stream.ByteSource;
import org.jspecify.annotations.Nullable;

/**
 * The file that a download is written to, by one thread, while any number of readers follow. The last byte is held back
 * until {@link #complete}: nobody gets all the bytes of something that turns out to be wrong. The file is deleted when
 * nobody reads or writes it any more.
 */
final class Spool {

    private final Path file;
    private final FileChannel channel;
    private List<Runnable> waiting = new ArrayList<>();
    private long written;
    private boolean complete;
    private @Nullable IOException failure;
    private Runnable unread = () -> {};
    /** The writer counts too. */
    private int users = 1;

    private boolean writing = true;

    private Spool(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Spool create(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "blob", ".part");
        return new Spool(file, FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    Path file() {
        return file;
    }

    /** Runs the action when the first bytes can be read, or when it is known that none will come. */
    synchronized void whenBegun(Runnable action) {
        waiting.add(action);
    }

    /** Runs the action each time that the last reader leaves while it is written. */
    synchronized void whenUnread(Runnable action) {
        unread = action;
    }

    /**
     * Fails, unless it has readers, or all of it is here.
     *
     * @return whether nobody gets the rest
     */
    synchronized boolean giveUp(IOException problem) {
        if (users > 1 || complete || !writing) {
            return false;
        }
        failure = problem;
        return true;
    }

    /** Bytes written so far. */
    synchronized long written() {
        return written;
    }

    void append(ByteBuffer bytes) throws IOException {
        long position = written();
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
        wake(position, null, false);
    }

    /** Why nobody gets the rest; null while it may come. */
    synchronized @Nullable IOException failure() {
        return failure;
    }

    /** The bytes are what they should be, and all of them. */
    void complete() {
        wake(written(), null, true);
    }

    /** The rest will not come, or is not wanted: readers break off. */
    void fail(IOException problem) {
        wake(written(), problem, false);
    }

    /** The writer is done. */
    void release() {
        synchronized (this) {
            writing = false;
        }
        leave();
    }

    private void wake(long position, @Nullable IOException problem, boolean all) {
        List<Runnable> now;
        synchronized (this) {
            written = position;
            complete |= all;
            failure = problem == null ? failure : problem;
            now = waiting;
            waiting = new ArrayList<>();
        }
        now.forEach(Runnable::run);
    }

    /** A reader of its own; empty if the file is gone, because nobody was left to read or write it. */
    synchronized Optional<ByteSource> open(long position) {
        if (users == 0) {
            return Optional.empty();
        }
        users++;
        return Optional.of(new Reader(position));
    }

    private void leave() {
        Runnable told;
        boolean last;
        synchronized (this) {
            users--;
            last = users == 0;
            told = writing && users == 1 ? unread : () -> {};
        }
        told.run();
        if (!last) {
            return;
        }
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The repository deletes what is left in the folder when it starts.
            file.toFile().deleteOnExit();
        }
    }

    /** How many bytes can be read from a position; -1 if there are no more. */
    private synchronized long readableFrom(long position) throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
        if (complete) {
            return written > position ? written - position : -1;
        }
        return Math.max(0, written - 1 - position);
    }

    private final class Reader implements ByteSource {
        private long position;
        private boolean closed;

        Reader(long position) {
            this.position = position;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            long there = readableFrom(position);
            if (there <= 0) {
                return (int) there;
            }
            int limit = into.limit();
            into.limit((int) Math.min(limit, into.position() + there));
            int read = channel.read(into, position);
            into.limit(limit);
            position += Math.max(read, 0);
            return read;
        }

        @Override
        public void whenReadable(Runnable action) {
            synchronized (Spool.this) {
                if (!complete && failure == null && written - 1 <= position) {
                    waiting.add(action);
                    return;
                }
            }
            action.run();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                leave();
            }
        }
    }
}
