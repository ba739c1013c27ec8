package org.dockermirror.allowlist.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import org.dockermirror.allowlist.request.RequestParser;
import org.dockermirror.allowlist.rule.AllowListParser;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.WrittenEntry;
import org.junit.Test;

/** No path makes a decision cost more than in proportion to its length, whatever the entries are. */
public class CostGrowthTest {

    /** Far from what growth with the square of the length would give, and from what a busy machine does. */
    private static final int SLACK = 8;

    private static final int ROUNDS = 15;

    private final RequestParser parser = new RequestParser("docker");

    /** Every sum ends up here, so that no decision is optimised away. */
    private int sink;

    @Test
    public void p5_aLongPathCostsInProportionToItsLength() throws Exception {
        Condition condition = condition("helloz/**", "nginx", "a*a*a/**", "**/z", "my-*-app/*", "!helloz/*-private");
        for (IntFunction<String> path : List.<IntFunction<String>>of(
                n -> "/v2/" + "a".repeat(n) + "/manifests/1",
                n -> "/v2" + "/a".repeat(n) + "/manifests/1",
                n -> "/v2/a" + "-".repeat(n) + "b/manifests/1",
                n -> "/v2/a" + "_".repeat(n) + "b/manifests/1",
                n -> "/v2/helloz/app/manifests/" + "a".repeat(n),
                n -> "/v2/helloz/app/blobs/sha256:" + "a".repeat(n),
                n -> "/v2/" + "%2e%2e/".repeat(n) + "manifests/1",
                n -> "/v2/helloz/app/manifests/1?" + "&".repeat(n),
                n -> "/v2/helloz/app/manifests/1?a=" + "%41".repeat(n),
                n -> "/v2/helloz/app/manifests/1?" + "describe".repeat(n),
                n -> "/".repeat(n))) {
            growsNoFasterThan(32, cost(condition, path.apply(500), 20), cost(condition, path.apply(16_000), 20));
        }
    }

    @Test
    public void p5_wildcardsDoNotTryEveryWayToMatch() throws Exception {
        Condition condition = condition(
                "*a*a*a*a*a*a*a*a*b/x",
                "**/a*a*a*a*a*b/**/b",
                "**/a/**/a/**/a/**/b",
                "!**/b*a*b*a*b",
                "x/y:*a*a*a*a*a*b");
        for (IntFunction<String> path : List.<IntFunction<String>>of(
                n -> "/v2/" + "a".repeat(n) + "/x/manifests/1",
                n -> "/v2/a" + "/a".repeat(n / 2) + "/manifests/1",
                n -> "/v2/" + "ab".repeat(n / 2) + "/x/manifests/1",
                n -> "/v2/x/y/manifests/" + "a".repeat(n / 2))) {
            growsNoFasterThan(8, cost(condition, path.apply(30), 2_000), cost(condition, path.apply(240), 2_000));
        }
    }

    private static void growsNoFasterThan(int lengthening, long before, long after) {
        assertThat((double) after / before)
                .as("cost of a path %s times as long, from %s to %s ns", lengthening, before, after)
                .isLessThan(lengthening * SLACK);
    }

    /** The least of many measurements, in nanoseconds for all repetitions. */
    private long cost(Condition condition, String request, int repetitions) {
        int question = request.indexOf('?');
        String path = question < 0 ? request : request.substring(0, question);
        String query = question < 0 ? null : request.substring(question + 1);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            for (int i = 0; i < repetitions; i++) {
                sink += condition.decide(parser.parse("GET", path, query)).hashCode() & 1;
            }
            least = Math.min(least, System.nanoTime() - begun);
        }
        assertThat(sink).isNotNegative();
        return least;
    }

    private static Condition condition(String... entries) throws Exception {
        return Condition.of(AllowListParser.parse(WrittenEntry.allIn("test", List.of(entries)), IndexType.REGISTRY)
                .list());
    }
}
