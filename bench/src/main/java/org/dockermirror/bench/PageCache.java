package org.dockermirror.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * The kernel's cache of files (page cache), filled as on a machine that has been up for a while: there, what is written
 * takes memory that held another file before. On one just started it takes memory that was never used. A virtual machine
 * gets that page by page from its host, which took ten times as long as to write, and would be what is measured.
 *
 * @param file one with nothing in it (sparse), which takes no room on the disk, and in the cache what is free
 */
record PageCache(Path file) {

    /** Bytes that are left free, for programs that want some at once. */
    private static final long SPARE = 512L << 20;

    /** Reads more and more of the file until the memory that is free (MemFree) is down to the spare. */
    void fill() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE))) {
            long missing = free() - SPARE;
            if (missing > 0) {
                long end = channel.size();
                channel.position(end + missing).write(ByteBuffer.allocate(1));
                channel.position(end);
                ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
                while (channel.read(buffer.clear()) > 0) {
                    // It is enough that it was read.
                }
            }
        }
    }

    private static long free() throws IOException {
        return Files.readAllLines(Path.of("/proc/meminfo"), StandardCharsets.US_ASCII).stream()
                .filter(line -> line.startsWith("MemFree:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                .findFirst()
                .orElseThrow();
    }
}
