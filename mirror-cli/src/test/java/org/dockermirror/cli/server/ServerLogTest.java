package org.dockermirror.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ServerLogTest {

    private static final String EARLIER = "Caused by: something of yesterday\n";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path path;

    @Before
    public void a_log() {
        path = folder.getRoot().toPath().resolve("nexus.log");
    }

    @Test
    public void the_last_cause_of_this_run_counts() throws IOException {
        Files.writeString(
                path, EARLIER + "x\nCaused by: first\n\tat a\nCaused by: java.net.BindException: in use\n\tat b\n");
        assertThat(new ServerLog(path).lastCause(EARLIER.length())).contains("java.net.BindException: in use");
    }

    @Test
    public void without_a_cause_the_last_error_counts() throws IOException {
        Files.writeString(
                path,
                EARLIER + "2026-11-23 20:25:20,602+0000 ERROR [main] *SYSTEM o.s.Main - no room\n"
                        + "2026-11-23 20:25:21,000+0000 INFO  [main] *SYSTEM o.s.Main - bye\n");
        assertThat(new ServerLog(path).lastCause(EARLIER.length())).contains("o.s.Main - no room");
    }

    @Test
    public void without_an_error_the_last_line_counts() throws IOException {
        Files.writeString(path, EARLIER + "JVM must be greater than 17\n\n");
        assertThat(new ServerLog(path).lastCause(EARLIER.length())).contains("JVM must be greater than 17");
    }

    @Test
    public void a_log_that_was_rolled_over_is_read_from_its_beginning() throws IOException {
        Files.writeString(path, "Caused by: new\n");
        assertThat(new ServerLog(path).lastCause(1_000_000)).contains("new");
    }

    @Test
    public void the_mirrors_own_complaint_is_found_among_others() throws IOException {
        Files.writeString(path, """
                2026-11-23 20:25:20,602+0000 WARN  [x-1] *SYSTEM org.dockermirror - docker-mirror: the name is taken
                2026-11-23 20:25:21,000+0000 ERROR [main] *SYSTEM org.other.Thing - no
                """);
        assertThat(new ServerLog(path).lastOfTheMirror(0)).contains("the name is taken");
    }

    @Test
    public void no_log_has_no_cause() {
        assertThat(new ServerLog(path).size()).isZero();
        assertThat(new ServerLog(path).lastCause(0)).isEmpty();
    }
}
