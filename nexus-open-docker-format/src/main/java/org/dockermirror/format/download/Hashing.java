package org.dockermirror.format.download;

import com.google.common.hash.HashCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * Computes the hashes of a blob: that of its digest while it arrives, and SHA-1, by which the server knows it. Nobody
 * waits for SHA-1 but the server, so it is read from the file afterwards, unless the blob is so large that the file
 * would come from the disk by then. What is computed meanwhile is so on threads for that, for it takes as long as all the
 * rest of a reception, which waits when they are too far behind.
 */
final class Hashing {

    /** Bytes of a chunk. */
    static final int CHUNK = 128 << 10;

    /** How many chunks there are, so that one blob takes a megabyte of memory at most. */
    private static final int CHUNKS = 8;

    /** Up to this size in bytes a file that was just written is in memory still. */
    private static final long REMEMBERED = 512 << 20;

    private final String algorithm;
    private final Lane sha1;
    private final boolean sha1Afterwards;
    private final Lane named;
    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(CHUNKS);
    private int made;

    /**
     * @param size of the blob in bytes, -1 if it is not known
     * @param threads for work that never waits
     */
    Hashing(String algorithm, long size, Executor threads) {
        this.algorithm = algorithm;
        this.sha1Afterwards = size >= 0 && size <= REMEMBERED;
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
        CompletableFuture<Void> computed = named.update(chunk, length);
        if (!sha1Afterwards) {
            computed = CompletableFuture.allOf(sha1.update(chunk, length), computed);
        }
        CompletableFuture<Void> unused = computed.whenComplete((nothing, problem) -> free.add(chunk));
    }

    /** Ends the computation of the digest. */
    Hashes end() throws IOException {
        return new Hashes(named.end());
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

        void read(Path file) throws IOException {
            byte[] chunk = new byte[CHUNK];
            try (InputStream in = Files.newInputStream(file)) {
                for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                    digest.update(chunk, 0, read);
                }
            }
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
        private final HashCode named;

        private Hashes(HashCode named) {
            this.named = named;
        }

        Digest digest() {
            return new Digest(algorithm, named.toString());
        }

        /**
         * As the server writes them down; once.
         *
         * @param file the whole blob
         */
        Map<HashAlgorithm, HashCode> all(Path file) throws IOException {
            if (sha1Afterwards) {
                sha1.read(file);
            }
            HashAlgorithm own = algorithm.equals(Digest.SHA512) ? HashAlgorithm.SHA512 : HashAlgorithm.SHA256;
            return Map.of(HashAlgorithm.SHA1, sha1.end(), own, named);
        }
    }
}
