package org.dockermirror.it.bed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/** A tar archive (POSIX ustar) of one file: as much of one as an image layer needs. */
final class Tar {
    private static final int BLOCK = 512;
    private static final int CHECKSUM = 148;

    private Tar() {}

    static byte[] of(String name, byte[] content) {
        ByteBuffer header = ByteBuffer.allocate(BLOCK);
        put(header, 0, name);
        put(header, 100, "0000644");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, String.format("%011o", content.length));
        put(header, 136, "00000000000");
        // The checksum counts its own field as spaces.
        put(header, CHECKSUM, "        ");
        put(header, 156, "0");
        put(header, 257, "ustar");
        put(header, 263, "00");
        int sum = 0;
        for (byte each : header.array()) {
            sum += each;
        }
        put(header, CHECKSUM, String.format("%06o", sum) + "\0 ");
        int padded = (content.length + BLOCK - 1) / BLOCK * BLOCK;
        // Two empty blocks end an archive.
        return ByteBuffer.allocate(BLOCK + padded + 2 * BLOCK)
                .put(header.array())
                .put(content)
                .array();
    }

    private static void put(ByteBuffer header, int offset, String text) {
        header.put(offset, text.getBytes(US_ASCII));
    }
}
