package org.dockermirror.cli.progress;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress on a terminal: a bar that redraws itself. */
record BarProgress(PrintStream out) implements Progress {

    /** Back to the line's beginning, and erase it (ECMA-48, EL). */
    private static final String ERASE_LINE = "\r\u001b[2K";

    private static final int WIDTH = 79;
    private static final int REDRAW_MILLIS = 250;

    @Override
    public void say(String line) {
        out.println(line);
    }

    @Override
    public Task begin(String what, long total, String unit) {
        return new Bar(
                out,
                new ProgressBarBuilder()
                        .setTaskName(what)
                        .setInitialMax(total)
                        .setUnit(unit, 1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(REDRAW_MILLIS)
                        // The width is given: asking the terminal for it would need native code.
                        .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                        .build());
    }

    private record Bar(PrintStream out, ProgressBar bar) implements Task {
        @Override
        public void advanceTo(long done) {
            bar.stepTo(Math.max(done, bar.getCurrent()));
        }

        /** The bar is drawn again below what is printed. */
        @Override
        public void aside(Runnable printing) {
            out.print(ERASE_LINE);
            out.flush();
            printing.run();
        }

        @Override
        public void outOf(long total) {
            bar.maxHint(total);
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
