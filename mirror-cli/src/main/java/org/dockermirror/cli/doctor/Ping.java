package org.dockermirror.cli.doctor;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dockermirror.cli.registry.Challenge;

/**
 * What the first answer of a registry says.
 *
 * @param challenge how to come back with a token, if a token is wanted
 */
record Ping(Finding finding, Optional<Challenge> challenge) {

    private static final String STEP = "ping";
    private static final Duration CLOCKS = Duration.ofSeconds(60);

    static Ping of(URI base, Reply reply) {
        if (reply.status() == 401) {
            return challenged(reply);
        }
        if (reply.status() != 200 || reply.isHtml()) {
            return closed(Finding.failed(STEP, reply.shown() + redirect(reply), causes(base, reply)));
        }
        Finding finding = reply.isRegistry()
                ? Finding.ok(STEP, reply.shown() + ", without a token")
                : Finding.warning(STEP, reply.shown() + " and does not say that it is a registry", Cause.PROXY_PASS);
        return new Ping(finding, Optional.empty());
    }

    private static Ping closed(Finding finding) {
        return new Ping(finding, Optional.empty());
    }

    private static Ping challenged(Reply reply) {
        Challenge found = Challenge.parse(reply.header("WWW-Authenticate"));
        if (found.scheme().equals("bearer")) {
            Duration apart = clocksApart(reply);
            Finding finding = apart.compareTo(CLOCKS) > 0
                    ? Finding.warning(
                            STEP, reply.shown() + "; its clock differs by " + apart.toSeconds() + " s", Cause.CLOCK)
                    : Finding.ok(STEP, reply.shown() + " and where to fetch a token");
            return new Ping(finding, Optional.of(found));
        }
        return closed(Finding.failed(
                STEP,
                reply.shown() + " and wants a login (" + (found.scheme().isEmpty() ? "unknown" : found.scheme()) + ")",
                Cause.BASIC_FORCED,
                Cause.ANONYMOUS_OFF,
                Cause.PROXY_PASS));
    }

    private static String redirect(Reply reply) {
        return reply.status() / 100 == 3
                ? " and leads to " + reply.header("Location").replaceAll("\\?.*", "")
                : "";
    }

    private static Cause[] causes(URI base, Reply reply) {
        return switch (reply.status()) {
            case 400 -> badRequest(reply.text());
            case 301, 302, 307, 308 ->
                base.getScheme().equals("http") && reply.header("Location").startsWith("https://")
                        ? new Cause[] {Cause.TLS_AT_HTTP}
                        : new Cause[] {Cause.PROXY_PASS};
            case 403 -> new Cause[] {Cause.SERVER_LIMIT, Cause.RULE_WRONG, Cause.PROXY_PASS};
            case 429 -> new Cause[] {Cause.TOO_MANY};
            case 500, 502, 504 -> new Cause[] {Cause.NEXUS_DOWN};
            case 503 -> new Cause[] {Cause.NEXUS_DOWN, Cause.REPOSITORY_MISSING};
            default -> new Cause[] {Cause.PROXY_PASS, Cause.REPOSITORY_MISSING};
        };
    }

    /** Nexus has no words for a host that is none, such as one with two ports. */
    private static Cause[] badRequest(String words) {
        if (words.contains("HTTPS port")) {
            return new Cause[] {Cause.TLS_AT_HTTP};
        }
        return words.isBlank()
                ? new Cause[] {Cause.FORWARDED_HOST, Cause.PROXY_PASS}
                : new Cause[] {Cause.PROXY_PASS, Cause.REPOSITORY_MISSING};
    }

    private static Duration clocksApart(Reply reply) {
        return reply.date()
                .map(there -> Duration.between(there, Instant.now()).abs())
                .orElse(Duration.ZERO);
    }
}
