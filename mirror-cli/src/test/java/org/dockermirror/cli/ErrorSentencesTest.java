package org.dockermirror.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

public class ErrorSentencesTest {

    private final StringWriter err = new StringWriter();

    @Test
    public void a_known_failure_is_its_sentence_and_its_status() {
        assertThat(run(CommandException.failed("the disk is full", new IOException("inner")), false))
                .isEqualTo(3);
        assertThat(err.toString()).isEqualTo("error: the disk is full" + System.lineSeparator());
    }

    @Test
    public void bad_input_has_its_own_status() {
        assertThat(run(CommandException.badInput("no"), false)).isEqualTo(2);
    }

    @Test
    public void an_unexpected_failure_shows_no_stack_trace() {
        assertThat(run(new IllegalStateException("odd"), false)).isEqualTo(3);
        assertThat(err.toString()).contains("odd").contains("--verbose").doesNotContain("\tat ");
    }

    @Test
    public void verbose_shows_the_stack_trace_and_the_cause() {
        run(CommandException.failed("the disk is full", new IOException("inner")), true);
        assertThat(err.toString()).contains("\tat ").contains("inner");
    }

    private int run(Exception failure, boolean verbose) {
        return new CommandLine(new Failing(failure))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(new ErrorSentences(() -> verbose))
                .execute();
    }

    @Command
    private record Failing(Exception failure) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw failure;
        }
    }
}
