package org.dockermirror.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dockermirror.cli.CommandException;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A shell script stands for the server's own. */
public class ServerTest {

    private static final Java17 JAVA = new Java17(Path.of("/jdk-17"));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private ServerDirectory directory;

    @Before
    public void a_directory() throws IOException {
        directory = new ServerDirectory(folder.getRoot().toPath());
        Files.createDirectories(directory.install().resolve("bin"));
    }

    @Test
    public void a_started_server_is_found_again_and_stopped_by_its_id() throws Exception {
        script("exec sleep 300");
        assertThat(Server.running(directory)).isEmpty();
        Server started = Server.start(directory, JAVA, false);
        Optional<Server> found = Server.running(directory);
        assertThat(found.orElseThrow().pid()).isEqualTo(started.pid());
        found.get().stop();
        assertThat(started.isAlive()).isFalse();
        assertThat(started.wasStopped()).isTrue();
        assertThat(Server.running(directory)).isEmpty();
    }

    @Test
    public void a_detached_server_has_the_id_of_the_server_itself() throws Exception {
        script("echo $$ > pid; exec sleep 300");
        Server started = Server.start(directory, JAVA, true);
        Path pid = directory.install().resolve("pid");
        while (!Files.exists(pid) || Files.size(pid) == 0) {
            assertThat(started.isAlive()).isTrue();
        }
        assertThat(Files.readString(pid)).isEqualToIgnoringNewLines(Long.toString(started.pid()));
        started.stop();
    }

    @Test
    public void an_id_that_another_process_has_by_now_is_not_the_server() throws IOException {
        Files.writeString(
                folder.getRoot().toPath().resolve("server.pid"),
                ProcessHandle.current().pid() + " 12345\n");
        assertThat(Server.running(directory)).isEmpty();
    }

    @Test
    public void a_server_that_dies_at_its_start_leaves_its_last_words() throws Exception {
        script("echo 'JVM must be greater than 17' >&2; exit 4");
        Server server = Server.start(directory, JAVA, false);
        server.await();
        assertThat(server.wasStopped()).isFalse();
        CommandException died = server.died();
        assertThat(died.exitStatus()).isEqualTo(3);
        assertThat(died.sentence())
                .isEqualTo(
                        "Nexus ended with status 4: JVM must be greater than 17 (log: " + directory.outputLog() + ")");
    }

    @Test
    public void the_script_gets_our_java_and_heap_and_nobody_elses() throws Exception {
        script("echo $JAVA_HOME $1 $JAVA_MIN_MEM $JAVA_MAX_MEM \"[$KARAF_DATA]\"; cat");
        Server server = Server.start(directory, JAVA, false);
        server.await();
        assertThat(directory.outputLog()).content().isEqualToIgnoringNewLines("/jdk-17 server 1200m 1200m []");
    }

    private void script(String body) throws IOException {
        Path script = directory.install().resolve("bin").resolve("nexus");
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }
}
