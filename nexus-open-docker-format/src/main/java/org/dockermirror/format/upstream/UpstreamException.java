package org.dockermirror.format.upstream;

import java.io.IOException;
import java.util.Map;
import org.apache.http.Header;
import org.apache.http.HttpHeaders;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.error.RegistryException;
import org.jspecify.annotations.Nullable;

/**
 * The upstream registry answered, but not with what was asked for. An {@link IOException}, so that the server serves a
 * stale copy where it has one.
 */
public class UpstreamException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient RegistryException answer;

    public UpstreamException(int status, ErrorCode code, String message) {
        this(new RegistryException(status, code, message));
    }

    private UpstreamException(RegistryException answer) {
        super(answer.getMessage());
        this.answer = answer;
    }

    /** What a status of upstream, other than success and "not found", means for our client. */
    static UpstreamException forStatus(int status, String what, @Nullable Header retryAfter) {
        switch (status) {
            case 401:
            case 403:
                return new UpstreamException(
                        403,
                        ErrorCode.DENIED,
                        "the upstream registry refuses " + what + ": it does not exist there, or needs a login");
            case 429:
                return until(
                        retryAfter,
                        429,
                        ErrorCode.TOOMANYREQUESTS,
                        "the upstream registry limits the rate of requests; " + what + " is not in the cache");
            default:
                return until(
                        retryAfter,
                        502,
                        ErrorCode.UNAVAILABLE,
                        "the upstream registry answered " + status + " for " + what + ", which is not in the cache");
        }
    }

    /** @param retryAfter the header of upstream that says when it is to be asked again, for the client; may be null */
    static UpstreamException until(@Nullable Header retryAfter, int status, ErrorCode code, String message) {
        Map<String, String> headers =
                retryAfter == null ? Map.of() : Map.of(HttpHeaders.RETRY_AFTER, retryAfter.getValue());
        return new UpstreamException(new RegistryException(status, code, message, headers));
    }

    /** Upstream sent something else than was named. */
    public static UpstreamException mismatch(Digest expected, Digest actual) {
        return new UpstreamException(
                502,
                ErrorCode.DIGEST_INVALID,
                "the upstream registry sent " + actual + " where " + expected + " was expected; nothing of it is kept");
    }

    /** The error for the client. */
    public RegistryException answer() {
        return answer;
    }
}
