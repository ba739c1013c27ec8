package org.dockermirror.routing.observed;

import com.codahale.metrics.MetricRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.routing.mirror.JudgedMirror;
import org.dockermirror.routing.mirror.ListSource;
import org.dockermirror.routing.mirror.ListSources;
import org.dockermirror.routing.mirror.Mirrors;

/**
 * The numbers of all mirrors in the server's metrics, under {@code docker-mirror.<repository>}. The Prometheus endpoint
 * writes every character that is no letter or digit as an underscore, so repositories whose names differ in nothing else
 * share their numbers.
 */
@Named
@Singleton
public class DecisionMetrics {

    private static final String PREFIX = "docker-mirror.";

    private final MetricRegistry registry;
    private final Mirrors mirrors;
    private final ListSources sources;
    private final Clock clock;
    private final Map<String, MirrorMeters> meters = new ConcurrentHashMap<>();

    @Inject
    public DecisionMetrics(MetricRegistry registry, Mirrors mirrors, ListSources sources) {
        this(registry, mirrors, sources, Clock.systemUTC());
    }

    DecisionMetrics(MetricRegistry registry, Mirrors mirrors, ListSources sources, Clock clock) {
        this.registry = registry;
        this.mirrors = mirrors;
        this.sources = sources;
        this.clock = clock;
    }

    /** Shows all mirrors from now on, and those that come later. */
    void start() {
        mirrors.tell(this::showOnly);
    }

    /** Takes all numbers out of the server's metrics again. */
    void stop() {
        mirrors.tell(all -> {});
        meters.values().forEach(MirrorMeters::remove);
        meters.clear();
    }

    void allowed(String repository, long nanoseconds) {
        MirrorMeters of = of(repository);
        of.allowed().mark();
        of.decision().update(nanoseconds, TimeUnit.NANOSECONDS);
    }

    void denied(String repository, String reason, long nanoseconds) {
        MirrorMeters of = of(repository);
        of.denied(reason).mark();
        of.decision().update(nanoseconds, TimeUnit.NANOSECONDS);
    }

    private void showOnly(Collection<JudgedMirror> judged) {
        Set<String> names = judged.stream().map(JudgedMirror::repository).collect(Collectors.toSet());
        names.forEach(this::of);
        meters.keySet().stream()
                .filter(name -> !names.contains(name))
                .collect(Collectors.toList())
                .forEach(name -> {
                    MirrorMeters gone = meters.remove(name);
                    if (gone != null) {
                        gone.remove();
                    }
                });
    }

    /** Looks before it computes, which could wait for others that look at the same place. */
    private MirrorMeters of(String repository) {
        MirrorMeters known = meters.get(repository);
        return known == null ? meters.computeIfAbsent(repository, this::shown) : known;
    }

    private MirrorMeters shown(String repository) {
        MirrorMeters shown = new MirrorMeters(registry, PREFIX + repository.replaceAll("[^A-Za-z0-9]", "_") + ".");
        shown.show("list_entries", () -> entries(repository));
        shown.show("list_age_seconds", () -> age(repository));
        shown.show("list_refused", () -> refusedAt(repository).isAfter(Instant.EPOCH) ? 1 : 0);
        shown.show(
                "list_last_error_timestamp_seconds", () -> refusedAt(repository).getEpochSecond());
        return shown;
    }

    private int entries(String repository) {
        return mirrors.reachedAs(repository)
                .flatMap(mirror -> mirror.condition().list())
                .map(AllowList::entries)
                .map(Collection::size)
                .orElse(0);
    }

    private long age(String repository) {
        return mirrors.inForceSince(repository)
                .map(since -> Duration.between(since, clock.instant()).toSeconds())
                .orElse(0L);
    }

    private Instant refusedAt(String repository) {
        return mirrors.listOwner(repository)
                .flatMap(owner -> sources.of(owner.repository()))
                .flatMap(ListSource::refusedAt)
                .orElse(Instant.EPOCH);
    }
}
