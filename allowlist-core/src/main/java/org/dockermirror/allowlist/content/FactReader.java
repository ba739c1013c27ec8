package org.dockermirror.allowlist.content;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.dockermirror.allowlist.name.Digest;

/** Reads what {@link FactBytes} wrote, as far as it is whole. */
final class FactReader {

    private final Facts facts;

    FactReader(Facts facts) {
        this.facts = facts;
    }

    /**
     * @return the number of bytes before the first piece that is torn or garbled; the facts before it have been said
     * @throws IllegalArgumentException if a piece is whole and makes no sense
     */
    long readAll(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
        byte[] header = FactBytes.header();
        if (!Arrays.equals(in.readNBytes(header.length), header)) {
            return 0;
        }
        long good = header.length;
        try {
            while (true) {
                int length = in.readInt();
                int checksum = in.readInt();
                if (length <= 0 || length > FactBytes.MOST_IN_A_PIECE) {
                    return good;
                }
                byte[] piece = in.readNBytes(length);
                if (piece.length < length || FactBytes.checksum(piece) != checksum) {
                    return good;
                }
                say(ByteBuffer.wrap(piece));
                good += 8L + length;
            }
        } catch (EOFException e) {
            return good;
        }
    }

    private void say(ByteBuffer piece) {
        while (piece.hasRemaining()) {
            int kind = piece.get();
            switch (kind) {
                case FactBytes.SHA256 -> facts.digest(new Digest(Digest.SHA256, hex(piece, 32)));
                case FactBytes.SHA512 -> facts.digest(new Digest(Digest.SHA512, hex(piece, 64)));
                case FactBytes.NAME -> facts.name(text(piece), text(piece));
                case FactBytes.CHILDREN, FactBytes.MANIFESTS ->
                    facts.children(number(piece), kind == FactBytes.MANIFESTS, numbers(piece));
                case FactBytes.SERVED -> facts.served(number(piece), number(piece));
                case FactBytes.TAG -> facts.tag(number(piece), text(piece), number(piece));
                case FactBytes.MOVED -> facts.moved(number(piece), text(piece), number(piece), longNumber(piece));
                case FactBytes.REFERRER -> facts.referrer(number(piece), number(piece), number(piece));
                default -> throw new IllegalArgumentException("there are no facts of kind " + kind);
            }
        }
    }

    private static String hex(ByteBuffer piece, int bytes) {
        byte[] taken = new byte[bytes];
        piece.get(taken);
        return HexFormat.of().formatHex(taken);
    }

    private static int[] numbers(ByteBuffer piece) {
        int[] numbers = new int[Math.min(number(piece), piece.remaining())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(piece);
        }
        return numbers;
    }

    private static String text(ByteBuffer piece) {
        byte[] bytes = new byte[Math.min(number(piece), piece.remaining())];
        piece.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int number(ByteBuffer piece) {
        return Math.toIntExact(longNumber(piece));
    }

    private static long longNumber(ByteBuffer piece) {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            int next = piece.get();
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }
}
