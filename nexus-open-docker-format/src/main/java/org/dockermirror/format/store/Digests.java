package org.dockermirror.format.store;

import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.upstream.UpstreamException;
import org.sonatype.nexus.common.hash.HashAlgorithm;

/** Computes digests with the server's hash functions, and says when one is not the expected one. */
final class Digests {

    private Digests() {}

    static HashAlgorithm algorithm(String name) {
        return name.equals(Digest.SHA512) ? HashAlgorithm.SHA512 : HashAlgorithm.SHA256;
    }

    static Digest of(byte[] bytes, String algorithm) {
        return new Digest(
                algorithm, algorithm(algorithm).function().hashBytes(bytes).toString());
    }

    static UpstreamException mismatch(Digest expected, Digest actual) {
        return new UpstreamException(
                502,
                ErrorCode.DIGEST_INVALID,
                "the upstream registry sent " + actual + " where " + expected + " was expected; nothing of it is kept");
    }
}
