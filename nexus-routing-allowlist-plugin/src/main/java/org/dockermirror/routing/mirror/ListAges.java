package org.dockermirror.routing.mirror;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dockermirror.allowlist.decision.Condition;

/** Since when each list has been in force, as far as this run of the server knows. */
final class ListAges {

    private final Clock clock;
    private Map<String, Condition> conditions = Map.of();
    private volatile Map<String, Instant> since = Map.of();

    ListAges(Clock clock) {
        this.clock = clock;
    }

    void look(Collection<JudgedMirror> mirrors) {
        Map<String, Condition> conditionsNow = new HashMap<>();
        Map<String, Instant> sinceNow = new HashMap<>();
        for (JudgedMirror mirror : mirrors) {
            String repository = mirror.repository();
            Instant before = since.get(repository);
            boolean isSame = before != null && conditions.get(repository) == mirror.condition();
            conditionsNow.put(repository, mirror.condition());
            sinceNow.put(repository, isSame ? before : clock.instant());
        }
        conditions = conditionsNow;
        since = Map.copyOf(sinceNow);
    }

    Optional<Instant> since(String repository) {
        return Optional.ofNullable(since.get(repository));
    }
}
