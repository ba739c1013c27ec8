package org.dockermirror.allowlist.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known, on disk: a header, and then {@link FactBytes pieces} of facts with their length and checksum, appended
 * as they are learned. A process that is killed leaves a torn last piece at most, which is dropped.
 *
 * <p>Nothing here is worth a refused pull or an exception: a file that cannot be read or written is said once, and all
 * goes on without it.
 */
final class ContentJournal implements AutoCloseable {

    /** Below this size a file is never rewritten. */
    private static final long SMALL = 1 << 16;

    private final @Nullable Path file;
    private final Consumer<String> log;
    private final FactBytes learned = new FactBytes();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    /** Not a channel: an interrupt of the thread that writes would close one. */
    private @Nullable RandomAccessFile out;

    private boolean nonsense;
    private long size;

    private ContentJournal(@Nullable Path file, Consumer<String> log) {
        this.file = file;
        this.log = log;
    }

    /** Keeps nothing. */
    static ContentJournal none() {
        return new ContentJournal(null, line -> {});
    }

    /** Says all facts in the file, and keeps those that come. */
    static ContentJournal open(Path file, Facts facts, Consumer<String> log) {
        ContentJournal journal = new ContentJournal(file, log);
        journal.open(file, facts);
        return journal;
    }

    private void open(Path path, Facts facts) {
        long good = 0;
        try {
            good = read(path, facts);
        } catch (NoSuchFileException e) {
            // The first start, or somebody deleted it: both are well.
        } catch (IOException | RuntimeException e) {
            nonsense = true;
            log.accept(path + " is unreadable (" + e + "); what leads to which digest is looked up again where needed");
        }
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            RandomAccessFile opened = new RandomAccessFile(path.toFile(), "rw");
            out = opened;
            opened.setLength(good);
            opened.seek(good);
            size = good;
            if (good == 0) {
                append(FactBytes.header());
            }
        } catch (IOException e) {
            giveUp(e);
        }
    }

    /** @return the number of bytes up to which the file is good */
    private long read(Path path, Facts facts) throws IOException {
        FactReader reader = new FactReader(facts);
        try (FileChannel in = FileChannel.open(path, StandardOpenOption.READ)) {
            long good = reader.readAll(Channels.newInputStream(in));
            if (good < in.size()) {
                log.accept(path + " is damaged after byte " + good + " of " + in.size()
                        + "; what it said from there on about which digests belong to which image is looked up again"
                        + " where needed");
            }
            return good;
        }
    }

    /** Whether the file held what makes no sense, and what was said of it is to be forgotten. */
    boolean hasReadNonsense() {
        return nonsense;
    }

    /** Takes facts until {@link #seal}; one thread at a time. */
    Facts facts() {
        return learned;
    }

    /** Makes the facts that were taken the next to be written. */
    void seal() {
        byte[] pieces = learned.takePieces();
        synchronized (pending) {
            pending.writeBytes(pieces);
        }
    }

    /** Whether most of the file is of no more use. */
    boolean isMuchLargerThan(long bytes) {
        return size > 2 * bytes + SMALL;
    }

    /** Writes what has been sealed since the last time. */
    synchronized void flush() {
        byte[] bytes = takePending();
        if (out == null || bytes.length == 0) {
            return;
        }
        try {
            append(bytes);
        } catch (IOException e) {
            giveUp(e);
        }
    }

    /** Begins a new file with these facts and no others. */
    synchronized void rewrite(FactBytes facts) {
        takePending();
        if (file == null || out == null) {
            return;
        }
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            RandomAccessFile opened = new RandomAccessFile(next.toFile(), "rw");
            closeQuietly(out);
            out = opened;
            opened.setLength(0);
            size = 0;
            append(FactBytes.header());
            append(facts.takePieces());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            giveUp(e);
        }
    }

    private byte[] takePending() {
        synchronized (pending) {
            byte[] bytes = pending.toByteArray();
            pending.reset();
            return bytes;
        }
    }

    private void append(byte[] bytes) throws IOException {
        Objects.requireNonNull(out).write(bytes);
        size += bytes.length;
    }

    private void giveUp(IOException e) {
        log.accept(file + " cannot be written (" + e + "); until the server starts again, what leads to which digest is"
                + " kept in memory only");
        close();
    }

    @Override
    public synchronized void close() {
        closeQuietly(out);
        out = null;
    }

    private static void closeQuietly(@Nullable RandomAccessFile out) {
        if (out != null) {
            try {
                out.close();
            } catch (IOException e) {
                // All of it was written before: nothing is lost.
            }
        }
    }
}
