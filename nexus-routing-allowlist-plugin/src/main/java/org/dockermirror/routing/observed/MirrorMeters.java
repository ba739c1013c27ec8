package org.dockermirror.routing.observed;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricFilter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The metrics of one mirror. */
final class MirrorMeters {

    /** The reasons of all denials. */
    static final List<String> REASONS = List.of(
            "not-listed",
            "denied-by-entry",
            "only-pinned",
            "not-led-to",
            "no-list",
            "no-listing",
            "pull-only",
            "malformed",
            "not-judged");

    private final MetricRegistry registry;
    private final String prefix;
    private final Meter allowed;
    private final Timer decision;
    private final Map<String, Meter> denied = new HashMap<>();

    /** Registers those that count; each is there, with zero, before anything is decided. */
    MirrorMeters(MetricRegistry registry, String prefix) {
        this.registry = registry;
        this.prefix = prefix;
        // Meters, for the Prometheus endpoint shows these as counters, and what is called counter as a gauge.
        this.allowed = registry.meter(prefix + "allowed");
        this.decision = registry.timer(prefix + "decision_seconds");
        for (String reason : REASONS) {
            denied.put(reason, registry.meter(prefix + "denied." + reason));
        }
    }

    Meter allowed() {
        return allowed;
    }

    Timer decision() {
        return decision;
    }

    Meter denied(String reason) {
        Meter meter = denied.get(reason);
        return meter == null ? registry.meter(prefix + "denied." + reason) : meter;
    }

    /** Registers a number that is asked for when somebody looks. */
    void show(String name, Supplier<Number> number) {
        registry.gauge(prefix + name, () -> (Gauge<Number>) number::get);
    }

    void remove() {
        registry.removeMatching(MetricFilter.startsWith(prefix));
    }
}
