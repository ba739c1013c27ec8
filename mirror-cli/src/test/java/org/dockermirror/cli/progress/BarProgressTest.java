package org.dockermirror.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class BarProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    public void a_bar_shows_how_much_is_done_and_is_erased_before_other_output() {
        PrintStream terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try (Progress.Task task = new BarProgress(terminal).begin("Pulling", -1, " MB")) {
            task.outOf(8);
            task.advanceTo(4);
            task.aside(() -> terminal.println("1 of 2  helloz/onenav:1"));
            task.advanceTo(8);
        }
        String shown = bytes.toString(StandardCharsets.UTF_8);
        assertThat(shown).contains("\r\u001b[2K1 of 2  helloz/onenav:1" + System.lineSeparator());
        assertThat(shown).contains("Pulling", "100%", "8/8 MB");
    }
}
