package org.dockermirror.it.shown;

import org.dockermirror.it.bed.Caller;

/** The server's Prometheus endpoint, as its administrator reads it. */
final class Metrics {
    private Metrics() {}

    static String text() {
        return Caller.ADMIN.getPage("/service/metrics/prometheus").expect(200).text();
    }

    /** The value of the sample of that very name, labels included. */
    static double value(String sample) {
        return text().lines()
                .filter(line -> line.startsWith(sample + " "))
                .map(line -> Double.parseDouble(line.substring(sample.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + sample));
    }
}
