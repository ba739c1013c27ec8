package org.dockermirror.routing.refusal;

import java.util.Map;
import org.dockermirror.allowlist.decision.Refusal;

/** The HTTP headers of a refusal, beside the content type and length of its body. */
public final class RefusalHeaders {

    private static final Map<String, String> ALWAYS = Map.of(Refusal.VERSION_HEADER, Refusal.VERSION);

    /** RFC 9110, section 15.5.6: an answer of status 405 says which methods there are. */
    private static final Map<String, String> METHOD_NOT_ALLOWED =
            Map.of(Refusal.VERSION_HEADER, Refusal.VERSION, "Allow", "GET, HEAD");

    private RefusalHeaders() {}

    /** The headers, by name. */
    public static Map<String, String> of(Refusal refusal) {
        return refusal.status() == 405 ? METHOD_NOT_ALLOWED : ALWAYS;
    }
}
