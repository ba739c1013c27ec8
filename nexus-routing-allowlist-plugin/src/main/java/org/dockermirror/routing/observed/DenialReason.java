package org.dockermirror.routing.observed;

import java.util.List;
import java.util.Locale;
import org.dockermirror.allowlist.decision.Decision;

/** Why requests are denied, as the keys that metrics, REST and audit log show. */
final class DenialReason {

    /** All of them, so that a metric is there before the first denial. */
    static final List<String> ALL = List.of(
            "not-listed",
            "denied-by-entry",
            "only-pinned",
            "not-led-to",
            "no-list",
            "no-listing",
            "pull-only",
            "malformed",
            "not-judged");

    private DenialReason() {}

    static String of(Decision.Denied denied) {
        return denied.getClass()
                .getSimpleName()
                .replaceAll("(?<=.)(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
