package org.dockermirror.format.download;

import com.google.common.hash.HashCode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import org.dockermirror.allowlist.name.Digest;
import org.sonatype.nexus.common.hash.HashAlgorithm;

/** The hashes of a blob, computed while it arrives: SHA-1, by which the server knows it, and that of its digest. */
final class RunningDigests {

    private final String algorithm;
    private final MessageDigest sha1 = of("SHA-1");
    private final MessageDigest named;

    RunningDigests(String algorithm) {
        this.algorithm = algorithm;
        this.named = of(algorithm.equals(Digest.SHA512) ? "SHA-512" : "SHA-256");
    }

    void update(byte[] bytes, int length) {
        sha1.update(bytes, 0, length);
        named.update(bytes, 0, length);
    }

    /** Ends the computation. */
    Hashes end() {
        return new Hashes(HashCode.fromBytes(sha1.digest()), HashCode.fromBytes(named.digest()));
    }

    private static MessageDigest of(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The results. */
    final class Hashes {
        private final HashCode sha1;
        private final HashCode named;

        private Hashes(HashCode sha1, HashCode named) {
            this.sha1 = sha1;
            this.named = named;
        }

        Digest digest() {
            return new Digest(algorithm, named.toString());
        }

        /** As the server writes them down. */
        Map<HashAlgorithm, HashCode> all() {
            HashAlgorithm own = algorithm.equals(Digest.SHA512) ? HashAlgorithm.SHA512 : HashAlgorithm.SHA256;
            return Map.of(HashAlgorithm.SHA1, sha1, own, named);
        }
    }
}
