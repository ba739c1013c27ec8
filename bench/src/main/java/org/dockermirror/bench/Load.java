package org.dockermirror.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.Command;
import org.dockermirror.it.bed.NexusServer;

/** Debian's wrk, which sends requests over a few connections that stay open, and what it saw. */
record Load(double perSecond, double p50Millis, double p99Millis, long errors) {

    private static final Pattern SEEN = Pattern.compile("seen (\\d+) (\\d+) ([0-9.]+) ([0-9.]+) (\\d+)");

    private static final String SCRIPT = """
            local requests = { %s }
            local at = 0
            request = function()
               at = at %% #requests + 1
               return wrk.format(requests[at][1], requests[at][2])
            end
            wrk.headers["Authorization"] = "%s"
            wrk.headers["Accept"] = "%s"
            done = function(summary, latency)
               local errors = summary.errors.connect + summary.errors.read + summary.errors.write
                  + summary.errors.timeout + summary.errors.status
               io.write(string.format("seen %%d %%d %%.3f %%.3f %%d\\n", summary.requests, summary.duration,
                  latency:percentile(50) / 1000, latency:percentile(99) / 1000, errors))
            end
            """;

    /** Sends these to a repository, over and over. */
    static Load on(String repository, List<Asked> requests, int connections, int seconds) throws IOException {
        Path script = Bed.scratch("bench").resolve(repository + ".lua");
        Files.writeString(
                script,
                SCRIPT.formatted(
                        String.join(
                                ", ",
                                requests.stream()
                                        .map(asked -> asked.below(repository))
                                        .toList()),
                        Peer.authorization(repository),
                        Peer.ACCEPT));
        String output = Command.run(
                        "wrk",
                        "-t2",
                        "-c" + connections,
                        "-d" + seconds + "s",
                        "--timeout",
                        "30s",
                        "-s",
                        script.toString(),
                        NexusServer.URL)
                .orFail();
        Matcher seen = SEEN.matcher(output);
        if (!seen.find()) {
            throw new IllegalStateException("wrk said: " + output);
        }
        return new Load(
                Long.parseLong(seen.group(1)) * 1e6 / Long.parseLong(seen.group(2)),
                Double.parseDouble(seen.group(3)),
                Double.parseDouble(seen.group(4)),
                Long.parseLong(seen.group(5)));
    }

    /** A request, its path below the repository. */
    record Asked(String method, String path) {

        private String below(String repository) {
            return "{\"" + method + "\", \"/repository/" + repository + path + "\"}";
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%8.0f a second, p50 %6.2f ms, p99 %7.2f ms", perSecond, p50Millis, p99Millis);
    }
}
