package org.dockermirror.format.store;

import org.dockermirror.allowlist.name.Digest;
import org.sonatype.nexus.common.hash.HashAlgorithm;

/** Computes digests with the server's hash functions. */
final class Digests {

    private Digests() {}

    static HashAlgorithm algorithm(String name) {
        return name.equals(Digest.SHA512) ? HashAlgorithm.SHA512 : HashAlgorithm.SHA256;
    }

    static Digest of(byte[] bytes, String algorithm) {
        return new Digest(
                algorithm, algorithm(algorithm).function().hashBytes(bytes).toString());
    }
}
