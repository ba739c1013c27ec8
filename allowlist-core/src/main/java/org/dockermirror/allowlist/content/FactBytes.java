package org.dockermirror.allowlist.content;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.dockermirror.allowlist.name.Digest;

/**
 * Facts as bytes: a digest takes 33, and a number one to five, lower seven bits first. They come in pieces, each with its
 * length and the checksum of its bytes before it, four bytes each.
 */
final class FactBytes implements Facts {

    static final int MOST_IN_A_PIECE = 1 << 20;

    static final int SHA256 = 1;
    static final int SHA512 = 2;
    static final int NAME = 3;
    static final int CHILDREN = 4;
    static final int MANIFESTS = 5;
    static final int SERVED = 6;
    static final int TAG = 7;
    static final int MOVED = 8;
    static final int REFERRER = 9;

    private static final byte[] HEADER = "content1".getBytes(StandardCharsets.US_ASCII);
    private static final int ENOUGH_FOR_A_PIECE = 1 << 16;

    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private final ByteArrayOutputStream pieces = new ByteArrayOutputStream();

    /** The first bytes of a file; the last of them is the version of the form. */
    static byte[] header() {
        return HEADER.clone();
    }

    /** Everything since the last time. */
    byte[] takePieces() {
        endPiece();
        byte[] bytes = pieces.toByteArray();
        pieces.reset();
        return bytes;
    }

    static int checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    @Override
    public void digest(Digest digest) {
        piece.write(digest.algorithm().equals(Digest.SHA512) ? SHA512 : SHA256);
        piece.writeBytes(HexFormat.of().parseHex(digest.hex()));
        endLongPiece();
    }

    @Override
    public void name(String repository, String image) {
        piece.write(NAME);
        text(repository);
        text(image);
        endLongPiece();
    }

    @Override
    public void children(int manifest, boolean manifests, int[] children) {
        piece.write(manifests ? MANIFESTS : CHILDREN);
        number(manifest);
        number(children.length);
        for (int child : children) {
            number(child);
        }
        endLongPiece();
    }

    @Override
    public void served(int name, int manifest) {
        piece.write(SERVED);
        number(name);
        number(manifest);
    }

    @Override
    public void tag(int name, String tag, int manifest) {
        piece.write(TAG);
        number(name);
        text(tag);
        number(manifest);
    }

    @Override
    public void moved(int name, String tag, int manifest, long untilMillis) {
        piece.write(MOVED);
        number(name);
        text(tag);
        number(manifest);
        number(untilMillis);
    }

    @Override
    public void referrer(int name, int subject, int referrer) {
        piece.write(REFERRER);
        number(name);
        number(subject);
        number(referrer);
    }

    private void number(long number) {
        long rest = number;
        while (rest > 0x7f) {
            piece.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        piece.write((int) rest);
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        piece.writeBytes(bytes);
    }

    private void endLongPiece() {
        if (piece.size() >= ENOUGH_FOR_A_PIECE) {
            endPiece();
        }
    }

    private void endPiece() {
        if (piece.size() > 0) {
            byte[] bytes = piece.toByteArray();
            pieces.writeBytes(ByteBuffer.allocate(8)
                    .putInt(bytes.length)
                    .putInt(checksum(bytes))
                    .array());
            pieces.writeBytes(bytes);
            piece.reset();
        }
    }
}
