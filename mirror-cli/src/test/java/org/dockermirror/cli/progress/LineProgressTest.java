package org.dockermirror.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

public class LineProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long now;

    @Test
    public void a_line_at_the_start_and_then_one_every_ten_seconds() {
        Progress progress = new LineProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> now);
        try (Progress.Task task = progress.begin("Fetching", -1, " MB")) {
            task.advanceTo(1);
            now = TimeUnit.SECONDS.toNanos(10);
            task.advanceTo(2);
            task.outOf(9);
            now = TimeUnit.SECONDS.toNanos(19);
            task.advanceTo(3);
            now = TimeUnit.SECONDS.toNanos(20);
            task.advanceTo(4);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("Fetching ...", "Fetching: 2 MB", "Fetching: 4 of 9 MB");
    }
}
