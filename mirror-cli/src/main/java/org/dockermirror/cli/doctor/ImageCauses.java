package org.dockermirror.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ranks what can be wrong when a manifest or a blob is not served. */
final class ImageCauses {

    private ImageCauses() {}

    static Cause[] of(Reply reply) {
        String words = (reply.message().isEmpty() ? reply.text() : reply.message()).toLowerCase(Locale.ROOT);
        List<Cause> causes = new ArrayList<>();
        switch (reply.status()) {
            case 401 -> {
                causes.add(Cause.REALM_MISSING);
                causes.add(Cause.ROLE_MISSING);
                causes.add(Cause.ANONYMOUS_OFF);
            }
            case 403 -> refused(words, causes);
            case 404 -> {
                causes.add(Cause.NO_SUCH_IMAGE);
                causes.add(Cause.UPSTREAM_CREDENTIALS);
                causes.add(Cause.UPSTREAM_DOWN);
                if (reply.code().isEmpty()) {
                    causes.add(0, Cause.PROXY_PASS);
                }
            }
            case 429 -> {
                causes.add(Cause.UPSTREAM_LIMIT);
                causes.add(Cause.TOO_MANY);
            }
            case 400, 405 -> causes.add(Cause.PROXY_PASS);
            default -> upstream(words, causes);
        }
        return causes.toArray(Cause[]::new);
    }

    private static void refused(String words, List<Cause> causes) {
        if (words.contains("allow-list")) {
            causes.add(Cause.NOT_LISTED);
        } else if (words.contains("upstream")) {
            refusedUpstream(words, causes);
        } else if (words.contains("limit") || words.contains("quota") || words.contains("usage")) {
            causes.add(Cause.SERVER_LIMIT);
        } else if (words.contains("rout")) {
            causes.add(Cause.RULE_WRONG);
        } else {
            causes.add(Cause.ROLE_MISSING);
            causes.add(Cause.RULE_WRONG);
            causes.add(Cause.UPSTREAM_CREDENTIALS);
            causes.add(Cause.SERVER_LIMIT);
        }
    }

    private static void refusedUpstream(String words, List<Cause> causes) {
        if (words.contains("does not exist")) {
            causes.add(Cause.NO_SUCH_IMAGE);
        }
        causes.add(Cause.UPSTREAM_CREDENTIALS);
        causes.add(Cause.UPSTREAM_CLOCK);
    }

    private static void upstream(String words, List<Cause> causes) {
        boolean login = words.contains("401") || words.contains("unauthorized") || words.contains("token server");
        if (login) {
            causes.add(Cause.UPSTREAM_CREDENTIALS);
            causes.add(Cause.UPSTREAM_CLOCK);
        }
        causes.add(Cause.UPSTREAM_DOWN);
        if (!login) {
            causes.add(Cause.UPSTREAM_CREDENTIALS);
            causes.add(Cause.UPSTREAM_CLOCK);
        }
        causes.add(Cause.NEXUS_DOWN);
    }
}
