package org.dockermirror.routing.observed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last denials of one mirror, each once with its count: at most {@link #MOST}, where the one that was seen longest ago
 * gives way, and none from before {@link #KEPT}. Safe from any thread; no lock is held longer than a copy of that many
 * rows takes.
 */
final class RecentDenials {

    static final int MOST = 1_000;
    static final Duration KEPT = Duration.ofDays(7);

    private final Clock clock;
    private long changes;

    /** In the order in which they were last seen. */
    private final Map<Denial, DenialCount> rows = new LinkedHashMap<>(16, 0.75f, true);

    RecentDenials(Clock clock) {
        this.clock = clock;
    }

    void add(Denial denial) {
        Instant now = clock.instant();
        synchronized (rows) {
            DenialCount before = rows.get(denial);
            put(before == null ? DenialCount.first(denial, now) : before.again(now));
        }
    }

    /** Takes what was kept from an earlier run of the server; begins with the one seen longest ago. */
    void restore(List<DenialCount> kept) {
        synchronized (rows) {
            kept.forEach(this::put);
        }
    }

    /** What was seen last comes first. */
    List<DenialCount> latestFirst() {
        List<DenialCount> latest = oldestFirst();
        Collections.reverse(latest);
        return latest;
    }

    List<DenialCount> oldestFirst() {
        Instant oldest = clock.instant().minus(KEPT);
        synchronized (rows) {
            Iterator<DenialCount> all = rows.values().iterator();
            while (all.hasNext() && all.next().lastSeen().isBefore(oldest)) {
                all.remove();
            }
            return new ArrayList<>(rows.values());
        }
    }

    /** A number that is another one after a change. */
    long changes() {
        synchronized (rows) {
            return changes;
        }
    }

    private void put(DenialCount row) {
        rows.put(row.denial(), row);
        changes++;
        if (rows.size() > MOST) {
            rows.remove(rows.keySet().iterator().next());
        }
    }
}
