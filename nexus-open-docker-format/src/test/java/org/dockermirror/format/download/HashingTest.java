package org.dockermirror.format.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertThrows;

import com.google.common.hash.HashCode;
import com.google.common.hash.HashFunction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.dockermirror.allowlist.name.Digest;
import org.jspecify.annotations.Nullable;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.sonatype.nexus.common.hash.HashAlgorithm;

public class HashingTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ExecutorService threads = Executors.newFixedThreadPool(3);
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @After
    public void stop() {
        threads.shutdownNow();
    }

    @Test
    public void theHashesAreThoseOfAllBytesInTheirOrder() throws IOException {
        for (long size : List.of(100L << 10, 1L << 40, -1L)) {
            assertHashes(Digest.SHA256, HashAlgorithm.SHA256, size);
            assertHashes(Digest.SHA512, HashAlgorithm.SHA512, size);
        }
    }

    @Test
    public void whatFitsInMemoryIsReadAgainForTheServersHash() throws IOException {
        assertThat(sha1WithoutAFile(Hashing.CHUNK)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    public void whatIsLargerOrOfUnknownSizeIsReadOnce() throws IOException {
        assertThat(sha1WithoutAFile(1L << 40)).isNull();
        assertThat(sha1WithoutAFile(-1)).isNull();
    }

    private @Nullable IOException sha1WithoutAFile(long size) throws IOException {
        Hashing hashing = new Hashing(Digest.SHA256, size, threads);
        hashing.update(hashing.chunk(), Hashing.CHUNK);
        Hashing.Hashes hashes = hashing.end();
        try {
            assertThat(hashes.all(folder.getRoot().toPath().resolve("gone"))).hasSize(2);
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    @Test
    public void ofNothingToo() throws IOException {
        Hashing.Hashes hashes = new Hashing(Digest.SHA256, 0, threads).end();

        assertThat(hashes.digest().hex())
                .isEqualTo(
                        HashAlgorithm.SHA256.function().hashBytes(new byte[0]).toString());
    }

    @Test
    public void aMegabyteIsAheadAtMost() throws IOException {
        Hashing hashing = new Hashing(Digest.SHA256, -1, tasks::add);
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
        Hashing hashing = new Hashing(Digest.SHA256, -1, task -> {
            throw new RejectedExecutionException("stopped");
        });
        hashing.update(hashing.chunk(), 1);

        assertThrows(IOException.class, hashing::end);
    }

    private void assertHashes(String algorithm, HashAlgorithm named, long size) throws IOException {
        Hashing hashing = new Hashing(algorithm, size, threads);
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
        Path file = folder.newFile().toPath();
        Files.write(file, all.toByteArray());
        Map<HashAlgorithm, HashCode> written = hashes.all(file);
        assertThat(written.get(HashAlgorithm.SHA1).toString()).isEqualTo(hash(HashAlgorithm.SHA1.function(), all));
        assertThat(written.get(named).toString()).isEqualTo(hashes.digest().hex());
    }

    private static String hash(HashFunction function, ByteArrayOutputStream bytes) {
        return function.hashBytes(bytes.toByteArray()).toString();
    }
}
