package org.dockermirror.bench;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.TimeUnit;
import org.dockermirror.allowlist.decision.Condition;
import org.dockermirror.allowlist.request.RequestParser;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One decision, from the path as it was sent: ours, and the server's own rule with one matcher an entry. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecisionBenchmark {

    @Param("1000")
    public int entries;

    @Param("MIXED")
    public Case of = Case.MIXED;

    private final RequestParser parser = new RequestParser("docker");
    private @Nullable Condition condition;
    private @Nullable StockRule rule;
    private String[] paths = {};

    /** What is asked of what list. */
    public enum Case {
        MIXED,
        MIXED_200_000,
        HIT_FIRST,
        HIT_LAST,
        MISS,
        DENY_ENTRY,
        WILDCARDS;

        private Sample sample(int entries) {
            return switch (this) {
                case DENY_ENTRY -> Sample.withDenies(entries);
                case WILDCARDS -> Sample.wildcards(entries);
                default -> Sample.literal(entries);
            };
        }

        private String[] paths(Sample sample) {
            return switch (this) {
                case MIXED, WILDCARDS -> sample.mixed(Sample.REQUESTS);
                case MIXED_200_000 -> sample.mixed(200_000);
                case HIT_FIRST -> sample.hits(0);
                case HIT_LAST -> sample.hits(sample.entries().size() - 1);
                case MISS -> sample.misses();
                case DENY_ENTRY -> sample.denied();
            };
        }
    }

    @Setup
    public void compile() {
        Sample sample = of.sample(entries);
        condition = Condition.of(sample.compiled());
        rule = StockRule.of(sample.entries());
        paths = of.paths(sample);
    }

    private int next;

    @Benchmark
    @OperationsPerInvocation(Sample.REQUESTS)
    public void ours(Blackhole seen) {
        Condition asked = requireNonNull(condition);
        for (int i = 0; i < Sample.REQUESTS; i++) {
            seen.consume(asked.decide(parser.parse("GET", nextPath(), null)));
        }
    }

    /** Few requests, for each takes long; the ratio is that of the average. */
    @Benchmark
    @OperationsPerInvocation(20)
    public void stock(Blackhole seen) {
        StockRule asked = requireNonNull(rule);
        for (int i = 0; i < 20; i++) {
            seen.consume(asked.allows(nextPath()));
        }
    }

    private String nextPath() {
        next = next + 1 < paths.length ? next + 1 : 0;
        return paths[next];
    }
}
