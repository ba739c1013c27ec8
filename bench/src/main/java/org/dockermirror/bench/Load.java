package org.dockermirror.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.Command;

/**
 * Debian's wrk, which sends requests over a few connections that stay open, and what it saw.
 *
 * @param used what the program that answered used meanwhile
 */
record Load(double perSecond, double megabytesPerSecond, double p50Millis, double p99Millis, long errors, String used) {

    private static final Pattern SEEN = Pattern.compile("seen (\\d+) (\\d+) (\\d+) ([0-9.]+) ([0-9.]+) (\\d+)");

    private static final String SCRIPT = """
            local requests = { %s }
            local at = 0
            request = function()
               at = at %% #requests + 1
               return wrk.format(requests[at][1], requests[at][2])
            end
            %s
            done = function(summary, latency)
               local errors = summary.errors.connect + summary.errors.read + summary.errors.write
                  + summary.errors.timeout + summary.errors.status
               io.write(string.format("seen %%d %%d %%d %%.3f %%.3f %%d\\n", summary.requests, summary.bytes,
                  summary.duration, latency:percentile(50) / 1000, latency:percentile(99) / 1000, errors))
            end
            """;

    /** Sends these to one of those that are measured, over and over. */
    static Load on(Target target, List<Asked> requests, int connections, int seconds) throws IOException {
        Path script = Bed.scratch("bench").resolve(target.name() + ".lua");
        Files.writeString(
                script,
                SCRIPT.formatted(
                        requests.stream()
                                .map(asked -> asked.below(target.below()))
                                .collect(Collectors.joining(", ")),
                        target.headers().entrySet().stream()
                                .map(header ->
                                        "wrk.headers[\"%s\"] = \"%s\"".formatted(header.getKey(), header.getValue()))
                                .collect(Collectors.joining("\n"))));
        Program.Used before = target.program().used();
        String output = Command.run(
                        "wrk",
                        "-t2",
                        "-c" + connections,
                        "-d" + seconds + "s",
                        "--timeout",
                        "30s",
                        "-s",
                        script.toString(),
                        target.host())
                .orFail();
        String used = target.program().used().since(before, seconds);
        Matcher seen = SEEN.matcher(output);
        if (!seen.find()) {
            throw new IllegalStateException("wrk said: " + output);
        }
        double took = Long.parseLong(seen.group(3)) / 1e6;
        return new Load(
                Long.parseLong(seen.group(1)) / took,
                Long.parseLong(seen.group(2)) / took / 1e6,
                Double.parseDouble(seen.group(4)),
                Double.parseDouble(seen.group(5)),
                Long.parseLong(seen.group(6)),
                used);
    }

    /** A request, its path below where the registry begins. */
    record Asked(String method, String path) {

        private String below(String prefix) {
            return "{\"" + method + "\", \"" + prefix + path + "\"}";
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%8.0f a second, %5.0f MB/s, p50 %6.2f ms, p99 %7.2f ms, %s",
                perSecond,
                megabytesPerSecond,
                p50Millis,
                p99Millis,
                used);
    }
}
