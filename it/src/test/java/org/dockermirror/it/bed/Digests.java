package org.dockermirror.it.bed;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests as registries write them. */
public final class Digests {
    private Digests() {}

    /** {@code sha256:} and the hash of these bytes. */
    public static String of(byte[] bytes) {
        return "sha256:" + hex("SHA-256", bytes);
    }

    /** {@code sha512:} and the hash of these bytes. */
    public static String sha512(byte[] bytes) {
        return "sha512:" + hex("SHA-512", bytes);
    }

    private static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
