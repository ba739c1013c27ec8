package org.dockermirror.cli.progress;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Progress where nothing can be redrawn (a log, a pipe): a line at the start, then one every ten seconds. */
record LineProgress(PrintStream out, LongSupplier nanoClock) implements Progress {

    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

    @Override
    public void say(String line) {
        out.println(line);
    }

    @Override
    public Task begin(String what, long total, String unit) {
        out.println(what + " ...");
        return new Lines(what, total, unit);
    }

    private final class Lines implements Task {
        private final String what;
        private final String unit;
        private long total;
        private long last = nanoClock.getAsLong();

        Lines(String what, long total, String unit) {
            this.what = what;
            this.total = total;
            this.unit = unit;
        }

        @Override
        public void advanceTo(long done) {
            long now = nanoClock.getAsLong();
            if (now - last >= INTERVAL_NANOS) {
                last = now;
                out.println(what + ": " + done + (total > 0 ? " of " + total : "") + unit);
            }
        }

        @Override
        public void aside(Runnable printing) {
            printing.run();
        }

        @Override
        public void outOf(long newTotal) {
            total = newTotal;
        }

        @Override
        public void close() {}
    }
}
