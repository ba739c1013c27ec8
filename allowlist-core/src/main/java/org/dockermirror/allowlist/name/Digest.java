package org.dockermirror.allowlist.name;

import java.util.Optional;

/**
 * The digest of a blob or manifest: {@code sha256:} and 64, or {@code sha512:} and 128 lower case hexadecimal digits,
 * the two algorithms that the OCI image specification registers. {@link #toString} is the inverse of {@link #parse}.
 */
public record Digest(String algorithm, String hex) {

    public static final String SHA256 = "sha256";
    public static final String SHA512 = "sha512";

    /** @throws InvalidNameException if the algorithm is unknown or {@code hex} has not its length or form */
    public Digest {
        if (!isHex(hex, 0, lengthFor(algorithm))) {
            throw notADigest(algorithm + ":" + hex);
        }
    }

    /** @throws InvalidNameException if {@code text} is not of the grammar in the package documentation */
    public static Digest parse(String text) {
        String algorithm = algorithmOf(text);
        if (algorithm.isEmpty()) {
            throw notADigest(text);
        }
        return new Digest(algorithm, text.substring(algorithm.length() + 1));
    }

    /** The algorithm that the text begins with; empty, which is the name of none, if it begins otherwise. */
    private static String algorithmOf(String text) {
        return text.startsWith("sha256:") ? SHA256 : text.startsWith("sha512:") ? SHA512 : "";
    }

    /** The digest, if the text is one: {@link #parse} for callers to whom any other text is nothing out of the ordinary. */
    public static Optional<Digest> read(String text) {
        return isValid(text) ? Optional.of(parse(text)) : Optional.empty();
    }

    /** Whether {@link #parse} would accept the text. */
    public static boolean isValid(String text) {
        String algorithm = algorithmOf(text);
        return isHex(text, algorithm.length() + 1, lengthFor(algorithm));
    }

    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }

    /** Why {@link #parse} would not accept the text. */
    public static String problemOf(String text) {
        return "\"" + text
                + "\" is not a digest: write sha256: and 64, or sha512: and 128 lower case hexadecimal digits";
    }

    private static InvalidNameException notADigest(String text) {
        return new InvalidNameException(problemOf(text));
    }

    private static int lengthFor(String algorithm) {
        return switch (algorithm) {
            case SHA256 -> 64;
            case SHA512 -> 128;
            default -> -1;
        };
    }

    private static boolean isHex(String text, int from, int count) {
        if (count < 0 || text.length() - from != count) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }
}
