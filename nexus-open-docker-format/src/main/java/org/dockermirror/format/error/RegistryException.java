package org.dockermirror.format.error;

import java.util.Map;

/** A request that ends in an error of the registry protocol; the message is for the person at the client. */
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final ErrorCode code;
    private final transient Map<String, String> headers;

    /** @param status the HTTP status */
    public RegistryException(int status, ErrorCode code, String message) {
        this(status, code, message, Map.of());
    }

    public RegistryException(int status, ErrorCode code, String message, Map<String, String> headers) {
        super(message);
        this.status = status;
        this.code = code;
        this.headers = headers;
    }

    public static RegistryException badRequest(ErrorCode code, String message) {
        return new RegistryException(400, code, message);
    }

    public int status() {
        return status;
    }

    public ErrorCode code() {
        return code;
    }

    /** Response headers that belong to the error, such as a challenge. */
    public Map<String, String> headers() {
        return headers;
    }
}
