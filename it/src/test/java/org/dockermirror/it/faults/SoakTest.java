package org.dockermirror.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Vitals;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * Two minutes of traffic of every kind, half an hour in the long form: afterwards the server holds no more memory, files,
 * connections and threads than after the first third, in which it has filled its caches and pools.
 */
public class SoakTest {
    @ClassRule
    public static final FaultyServer SERVER = new FaultyServer();

    private static final String REPOSITORY = "soak";
    private static final int ROUNDS = Bed.isLong() ? 60 : 12;
    private static final Duration ROUND = Bed.isLong() ? Duration.ofSeconds(30) : Duration.ofSeconds(10);

    /** Kilobytes: the database's own cache and what it refers to softly come and go; a leak goes on and on. */
    private static final long HEAP = 24_000;

    private static final long DESCRIPTORS = 15;
    private static final long THREADS = 10;
    private static final long TEMPORARY = 2;

    @Test
    public void nothingGrows() throws Exception {
        FaultyServer.limited(REPOSITORY, Upstream.WITH_FAULTS.url(), "^/v2/soak/.*");
        Traffic traffic = new Traffic(REPOSITORY);
        List<Vitals> samples = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            traffic.run(ROUND);
            samples.add(Vitals.of(FaultyServer.SERVER));
        }
        String all = traffic.done() + "\n"
                + String.join("\n", samples.stream().map(Vitals::toString).toList());
        Files.writeString(Bed.kept("logs").resolve("soak.txt"), all);
        assertFlat(all, samples, Vitals::heap, HEAP);
        assertFlat(all, samples, Vitals::descriptors, DESCRIPTORS);
        assertFlat(all, samples, Vitals::threads, THREADS);
        assertFlat(all, samples, Vitals::temporary, TEMPORARY);
        assertThat(Rest.reply("GET", "status/check", "").status()).isEqualTo(200);
    }

    /** The least of the last third is that of the second third, but for a little; what the collector leaves varies upwards. */
    private static void assertFlat(String all, List<Vitals> samples, ToLongFunction<Vitals> of, long little) {
        int third = samples.size() / 3;
        long before = least(samples.subList(third, 2 * third), of);
        long after = least(samples.subList(2 * third, samples.size()), of);
        assertThat(after).as(all).isLessThanOrEqualTo(before + little);
    }

    private static long least(List<Vitals> samples, ToLongFunction<Vitals> of) {
        return samples.stream().mapToLong(of).min().orElseThrow();
    }
}
