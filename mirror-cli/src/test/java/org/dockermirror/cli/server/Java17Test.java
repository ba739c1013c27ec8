package org.dockermirror.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dockermirror.cli.CommandException;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class Java17Test {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void the_first_that_is_17_is_taken() throws IOException {
        Map<String, String> candidates = new LinkedHashMap<>();
        candidates.put("JAVA_HOME", java("25"));
        candidates.put("java on the PATH", java("17"));
        assertThat(Java17.firstOf(candidates).home()).isEqualTo(Path.of("/jdk-17"));
    }

    @Test
    public void without_one_the_sentence_says_what_each_is() throws IOException {
        Map<String, String> candidates = new LinkedHashMap<>();
        candidates.put("JAVA_HOME", java("25"));
        candidates.put("java on the PATH", folder.getRoot() + "/none");
        assertThatThrownBy(() -> Java17.firstOf(candidates))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("needs Java 17")
                .hasMessageContaining("JAVA_HOME is Java 25 (/jdk-25)")
                .hasMessageContaining("java on the PATH does not run")
                .extracting(e -> ((CommandException) e).exitStatus())
                .isEqualTo(3);
    }

    @Test
    public void a_real_one_is_known() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String version = System.getProperty("java.specification.version");
        if (version.equals("17")) {
            assertThat(Java17.firstOf(Map.of("it", java)).home()).isDirectory();
        } else {
            assertThatThrownBy(() -> Java17.firstOf(Map.of("it", java))).hasMessageContaining("it is Java " + version);
        }
    }

    private String java(String version) throws IOException {
        Path program = folder.newFolder().toPath().resolve("java");
        Files.writeString(
                program,
                "#!/bin/sh\necho '    java.home = /jdk-" + version + "' >&2\n"
                        + "echo '    java.specification.version = " + version + "' >&2\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program.toString();
    }
}
