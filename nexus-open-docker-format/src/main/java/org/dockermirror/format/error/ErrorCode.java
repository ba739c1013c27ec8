package org.dockermirror.format.error;

/**
 * The error codes of the OCI distribution specification that this format answers, and {@code UNAVAILABLE},
 * {@code TAG_INVALID} and {@code RANGE_INVALID} of Docker's own registry.
 */
public enum ErrorCode {
    BLOB_UNKNOWN,
    DENIED,
    DIGEST_INVALID,
    MANIFEST_INVALID,
    MANIFEST_UNKNOWN,
    NAME_INVALID,
    NAME_UNKNOWN,
    RANGE_INVALID,
    TAG_INVALID,
    TOOMANYREQUESTS,
    UNAUTHORIZED,
    UNAVAILABLE,
    UNKNOWN,
    UNSUPPORTED
}
