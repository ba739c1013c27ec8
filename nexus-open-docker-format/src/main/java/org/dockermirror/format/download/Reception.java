package org.dockermirror.format.download;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.error.StorageException;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.upstream.UpstreamException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one blob to its spool, and goes on where upstream broke off, for as long as that leads anywhere. */
final class Reception {

    private static final Logger log = LoggerFactory.getLogger(Reception.class);

    /** How often in a row upstream may break off without having sent anything, and how often in all. */
    private static final int MOST_IN_A_ROW = 5;

    private static final int MOST_IN_ALL = 100;

    /** Milliseconds; all pauses in a row are shorter than clients wait for an answer to begin, which is half a minute. */
    private static final long LONGEST_PAUSE = 5000;

    /** Waits between two attempts. */
    @FunctionalInterface
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    private final ImageRequest request;
    private final BlobPull pull;
    private final Spool spool;
    private final Hashing hashing;
    private final Pause pause;
    private final long size;
    private final SizeLimit limit;
    private volatile BlobPull.Answer last;

    /**
     * @param first the answer to begin with
     * @param limit for a blob whose size upstream did not say
     */
    Reception(
            ImageRequest request,
            BlobPull pull,
            Spool spool,
            Hashing hashing,
            BlobPull.Answer first,
            SizeLimit limit,
            Pause pause) {
        this.request = request;
        this.pull = pull;
        this.spool = spool;
        this.hashing = hashing;
        this.last = first;
        this.size = first.total();
        this.limit = limit;
        this.pause = pause;
    }

    /** Who sent the last of it. */
    BlobPull.Source lastFrom() {
        return last.source();
    }

    /** Receives all of it; it may still be the wrong thing. */
    void run() throws IOException {
        int inARow = 0;
        for (int attempt = 1; ; attempt++) {
            long before = spool.written();
            try {
                if (attempt > 1) {
                    last = rest(before, inARow - 1);
                }
                receive(last);
                return;
            } catch (StorageException | OversizeException e) {
                // Trying again would not help.
                throw e;
            } catch (IOException e) {
                checkWanted();
                inARow = spool.written() > before ? 1 : inARow + 1;
                if (inARow > MOST_IN_A_ROW || attempt > MOST_IN_ALL) {
                    throw brokenOff(e);
                }
                log.debug("{} broke off after {} bytes: {}", request, spool.written(), e.toString());
            }
            rest(Duration.ofMillis(Math.min(LONGEST_PAUSE, 100L << 2 * (inARow - 1))));
        }
    }

    /** Ends the connection, which may have nothing to say; what was given up is not asked for again. */
    void stop() {
        last.close();
    }

    private void checkWanted() throws IOException {
        IOException givenUp = spool.failure();
        if (givenUp != null) {
            throw givenUp;
        }
    }

    private BlobPull.Answer rest(long from, int brokenOff) throws IOException {
        BlobPull.@Nullable Answer answer = pull.get(request, from, brokenOff);
        if (answer == null) {
            throw new EOFException("upstream has no such blob any more");
        }
        return answer;
    }

    private void rest(Duration time) throws IOException {
        try {
            pause.of(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the repository was stopped");
        }
    }

    private void receive(BlobPull.Answer answer) throws IOException {
        try (answer) {
            InputStream in = answer.bytes();
            // Upstream may begin anew: what is here already is read over.
            skip(in, spool.written() - answer.first());
            boolean more = true;
            while (more) {
                checkWanted();
                more = receiveChunk(in);
            }
        }
        if (size >= 0 && spool.written() < size) {
            throw new EOFException("the connection was closed after " + spool.written() + " of " + size + " bytes");
        }
    }

    /** Whether there may be more. */
    private boolean receiveChunk(InputStream in) throws IOException {
        byte[] chunk = hashing.chunk();
        int received = 0;
        try {
            int read = in.read(chunk);
            if (read > 0) {
                append(chunk, read);
                // What was not taken is in no hash either: the rest comes again.
                received = read;
            }
            return read >= 0;
        } finally {
            hashing.update(chunk, received);
        }
    }

    private void append(byte[] chunk, int length) throws IOException {
        long written = spool.written() + length;
        if (size < 0) {
            limit.check(request, written);
        } else if (written > size) {
            // Those who follow were told a length, and would take what they have by then for whole.
            throw new IOException("the rest is longer than the whole was said to be");
        }
        try {
            spool.append(ByteBuffer.wrap(chunk, 0, length));
        } catch (IOException e) {
            throw new StorageException(e);
        }
    }

    private static void skip(InputStream in, long bytes) throws IOException {
        byte[] chunk = new byte[Hashing.CHUNK];
        long left = bytes;
        while (left > 0) {
            int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (read < 0) {
                throw new EOFException("upstream sent less than before");
            }
            left -= read;
        }
    }

    private UpstreamException brokenOff(IOException cause) {
        UpstreamException exception = new UpstreamException(
                502,
                ErrorCode.UNAVAILABLE,
                "the upstream registry broke off in the middle of " + request + ", again and again");
        exception.initCause(cause);
        return exception;
    }
}
