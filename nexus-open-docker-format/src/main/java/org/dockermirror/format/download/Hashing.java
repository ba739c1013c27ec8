package org.dockermirror.format.download;

import com.google.common.hash.HashCode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.dockermirror.allowlist.name.Digest;
import org.sonatype.nexus.common.hash.HashAlgorithm;

/**
 * Computes the hashes of a blob while it arrives: SHA-1, by which the server knows it, and that of its digest. Each is
 * computed by itself on threads for that, for together they take longer than all the rest of a reception; it waits for
 * them when they are too far behind.
 */
final class Hashing {

    /** Bytes of a chunk. */
    static final int CHUNK = 128 << 10;

    /** How many chunks there are, so that one blob takes a megabyte of memory at most. */
    private static final int CHUNKS = 8;

    private final String algorithm;
    private final Lane sha1;
    private final Lane named;
    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(CHUNKS);
    private int made;

    /** @param threads for work that never waits */
    Hashing(String algorithm, Executor threads) {
        this.algorithm = algorithm;
        this.sha1 = new Lane("SHA-1", threads);
        this.named = new Lane(algorithm.equals(Digest.SHA512) ? "SHA-512" : "SHA-256", threads);
    }

    /** A chunk that bytes can be read into; it goes back by {@link #update}. */
    byte[] chunk() throws IOException {
        byte[] chunk = free.poll();
        if (chunk != null) {
            return chunk;
        }
        if (made < CHUNKS) {
            made++;
            return new byte[CHUNK];
        }
        try {
            return free.take();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Takes the chunk back, and its first bytes into the hashes. */
    void update(byte[] chunk, int length) {
        CompletableFuture<Void> both = CompletableFuture.allOf(sha1.update(chunk, length), named.update(chunk, length));
        CompletableFuture<Void> unused = both.whenComplete((nothing, problem) -> free.add(chunk));
    }

    /** Ends the computation. */
    Hashes end() throws IOException {
        return new Hashes(sha1.end(), named.end());
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("the repository was stopped");
    }

    /** One hash; what it is given it takes one after the other. */
    private static final class Lane {
        private final MessageDigest digest;
        private final Executor threads;
        private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

        Lane(String algorithm, Executor threads) {
            this.threads = threads;
            try {
                this.digest = MessageDigest.getInstance(algorithm);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        CompletableFuture<Void> update(byte[] chunk, int length) {
            last = last.thenRunAsync(() -> digest.update(chunk, 0, length), threads);
            return last;
        }

        HashCode end() throws IOException {
            try {
                last.get();
            } catch (InterruptedException e) {
                throw interrupted();
            } catch (ExecutionException e) {
                throw new IOException("cannot compute a hash", e.getCause());
            }
            return HashCode.fromBytes(digest.digest());
        }
    }

    /** The results. */
    final class Hashes {
        private final HashCode sha1;
        private final HashCode named;

        private Hashes(HashCode sha1, HashCode named) {
            this.sha1 = sha1;
            this.named = named;
        }

        Digest digest() {
            return new Digest(algorithm, named.toString());
        }

        /** As the server writes them down. */
        Map<HashAlgorithm, HashCode> all() {
            HashAlgorithm own = algorithm.equals(Digest.SHA512) ? HashAlgorithm.SHA512 : HashAlgorithm.SHA256;
            return Map.of(HashAlgorithm.SHA1, sha1, own, named);
        }
    }
}
