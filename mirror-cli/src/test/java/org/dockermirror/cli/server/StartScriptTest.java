package org.dockermirror.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class StartScriptTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void an_old_java_is_named_and_status_3() throws Exception {
        fakeJava("openjdk version \"11.0.2\" 2019-01-15");
        assertThat(run()).contains("is Java 11; this program needs 17 or newer").endsWith("status 3\n");
        fakeJava("java version \"1.8.0_392\"");
        assertThat(run()).contains("is Java 8;");
    }

    @Test
    public void a_java_without_minor_version_is_known() throws Exception {
        fakeJava("openjdk version \"25\" 2025-09-16");
        assertThat(run()).contains("org.dockermirror.cli.Main demo a b").endsWith("status 0\n");
    }

    private String run() throws IOException, InterruptedException {
        String script =
                Path.of("src/main/dist/bin/nexus-mirror").toAbsolutePath().toString();
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "sh \"$0\" demo 'a b'; echo status $?", script)
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.getRoot().toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** It says its version, else what it was called with. */
    private void fakeJava(String version) throws IOException {
        Path java = Files.createDirectories(folder.getRoot().toPath().resolve("bin"))
                .resolve("java");
        Files.writeString(
                java, "#!/bin/sh\nif [ \"$1\" = -version ]; then echo '" + version + "' >&2; else echo \"$@\"; fi\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }
}
