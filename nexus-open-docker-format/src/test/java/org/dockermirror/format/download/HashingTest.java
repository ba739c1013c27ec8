package org.dockermirror.format.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertThrows;

import com.google.common.hash.HashFunction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.dockermirror.allowlist.name.Digest;
import org.junit.After;
import org.junit.Test;
import org.sonatype.nexus.common.hash.HashAlgorithm;

public class HashingTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(3);
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @After
    public void stop() {
        threads.shutdownNow();
    }

    @Test
    public void theHashesAreThoseOfAllBytesInTheirOrder() throws IOException {
        assertHashes(Digest.SHA256, HashAlgorithm.SHA256);
        assertHashes(Digest.SHA512, HashAlgorithm.SHA512);
    }

    @Test
    public void ofNothingToo() throws IOException {
        Hashing.Hashes hashes = new Hashing(Digest.SHA256, threads).end();

        assertThat(hashes.digest().hex())
                .isEqualTo(
                        HashAlgorithm.SHA256.function().hashBytes(new byte[0]).toString());
    }

    @Test
    public void aMegabyteIsAheadAtMost() throws IOException {
        Hashing hashing = new Hashing(Digest.SHA256, tasks::add);
        List<byte[]> chunks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            byte[] chunk = hashing.chunk();
            chunks.add(chunk);
            hashing.update(chunk, chunk.length);
        }
        Thread.currentThread().interrupt();
        assertThrows(IOException.class, hashing::chunk);
        assertThat(Thread.interrupted()).isTrue();

        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
        byte[] returned = hashing.chunk();
        assertThat(chunks).anyMatch(chunk -> chunk == returned);
    }

    @Test
    public void aHashThatCannotBeComputedIsAnError() throws IOException {
        Hashing hashing = new Hashing(Digest.SHA256, task -> {
            throw new RejectedExecutionException("stopped");
        });
        hashing.update(hashing.chunk(), 1);

        assertThrows(IOException.class, hashing::end);
    }

    private void assertHashes(String algorithm, HashAlgorithm named) throws IOException {
        Hashing hashing = new Hashing(algorithm, threads);
        Random random = new Random(1);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < 100; i++) {
            byte[] chunk = hashing.chunk();
            random.nextBytes(chunk);
            int length = random.nextInt(chunk.length + 1);
            all.write(chunk, 0, length);
            hashing.update(chunk, length);
        }
        Hashing.Hashes hashes = hashing.end();

        assertThat(hashes.digest().hex()).isEqualTo(hash(named.function(), all));
        assertThat(hashes.all().get(HashAlgorithm.SHA1).toString()).isEqualTo(hash(HashAlgorithm.SHA1.function(), all));
        assertThat(hashes.all().get(named).toString()).isEqualTo(hashes.digest().hex());
    }

    private static String hash(HashFunction function, ByteArrayOutputStream bytes) {
        return function.hashBytes(bytes.toByteArray()).toString();
    }
}
