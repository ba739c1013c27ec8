package org.dockermirror.format.upstream;

import java.io.IOException;
import java.util.Map;
import org.apache.http.Header;
import org.apache.http.HttpHeaders;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.error.OciErrors;
import org.dockermirror.format.error.RegistryException;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.view.Response;

/**
 * The upstream registry answered, but not with what was asked for. An {@link IOException}, so that the server serves a
 * stale copy where it has one.
 */
public class UpstreamException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient RegistryException answer;
    private final boolean outage;

    public UpstreamException(int status, ErrorCode code, String message) {
        this(new RegistryException(status, code, message), false);
    }

    private UpstreamException(RegistryException answer, boolean outage) {
        super(answer.getMessage());
        this.answer = answer;
        this.outage = outage;
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
                        status,
                        ErrorCode.TOOMANYREQUESTS,
                        "the upstream registry limits the rate of requests; " + what + " is not in the cache");
            default:
                return until(
                        retryAfter,
                        status,
                        ErrorCode.UNAVAILABLE,
                        "the upstream registry answered " + status + " for " + what + ", which is not in the cache");
        }
    }

    /**
     * A status that is passed on as 429 if it is that, else as 502.
     *
     * @param retryAfter the header of upstream that says when it is to be asked again, for the client; may be null
     */
    static UpstreamException until(@Nullable Header retryAfter, int status, ErrorCode code, String message) {
        Map<String, String> headers =
                retryAfter == null ? Map.of() : Map.of(HttpHeaders.RETRY_AFTER, retryAfter.getValue());
        return new UpstreamException(
                new RegistryException(status == 429 ? 429 : 502, code, message, headers),
                status == 429 || status >= 500);
    }

    /** Upstream sent something else than was named. */
    public static UpstreamException mismatch(Digest expected, Digest actual) {
        return new UpstreamException(
                502,
                ErrorCode.DIGEST_INVALID,
                "the upstream registry sent " + actual + " where " + expected + " was expected; nothing of it is kept");
    }

    /** Whether it is for all requests rather than for what was asked: a limit of their rate, or an error of the server. */
    boolean isOutage() {
        return outage;
    }

    /** Whether upstream sent something else than what was named: another registry may have it. */
    public boolean isWrongContent() {
        return answer.code() == ErrorCode.DIGEST_INVALID;
    }

    /** The error for the client. */
    public RegistryException answer() {
        return answer;
    }

    /** The answer for the client, marked as the word of upstream, which is not that of this server. */
    public Response response() {
        Response response = OciErrors.response(answer);
        response.getAttributes().set(UpstreamException.class, this);
        return response;
    }

    /** Whether a response says what upstream said. */
    public static boolean isIn(Response response) {
        return response.getAttributes().contains(UpstreamException.class);
    }
}
