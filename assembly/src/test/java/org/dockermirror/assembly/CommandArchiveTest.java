package org.dockermirror.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The command's archive holds the command, the libraries that it names in NOTICE, the KARs, and nothing else. */
public class CommandArchiveTest {

    private static final String VERSION = System.getProperty("version");
    private static final String TOP = "nexus-mirror-" + VERSION + "/";

    /** Every library of the command; one that is not here needs a line in NOTICE too. */
    private static final Pattern LIBRARY = Pattern.compile(
            "(allowlist-core|mirror-cli|mirror-setup|snakeyaml-engine|picocli|progressbar"
                    + "|jline-(terminal|native)|appdirs|jna|jna-platform|jackson-(core|annotations|databind))-[0-9][^/]*\\.jar");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void holdsTheCommandAndNothingElse() throws Exception {
        List<String> names = run("tar", "-tzf", archive());

        assertThat(names).allMatch(name -> name.startsWith(TOP));
        assertThat(names.stream()
                        .map(name -> name.substring(TOP.length()))
                        .filter(name -> !name.endsWith("/") && !name.isEmpty()))
                .contains(
                        "bin/nexus-mirror",
                        "bin/nexus-mirror.bat",
                        "kars/nexus-docker-mirror-" + VERSION + ".kar",
                        "kars/open-docker-format-" + VERSION + ".kar",
                        "compose/compose.yaml",
                        "compose/docker-mirror.yaml",
                        "LICENSE",
                        "NOTICE",
                        "lib/mirror-cli-" + VERSION + ".jar")
                .allMatch(name -> name.startsWith("lib/")
                        ? LIBRARY.matcher(name.substring(4)).matches()
                        : name.matches(
                                "bin/nexus-mirror(\\.bat)?|compose/(compose|docker-mirror)\\.yaml|LICENSE|NOTICE|kars/(nexus-docker-mirror|open-docker-format)-"
                                        + Pattern.quote(VERSION) + "\\.kar"));
    }

    @Test
    public void theCommandInItStarts() throws Exception {
        run("tar", "-xzf", archive(), "-C", folder.getRoot().toString());

        assertThat(run(folder.getRoot() + "/" + TOP + "bin/nexus-mirror", "--version"))
                .anyMatch(line -> line.contains(VERSION));
    }

    /** Windows' own interpreter of scripts does not find its way in one with other line ends. */
    @Test
    public void theScriptForWindowsHasTheLineEndsOfWindows() throws Exception {
        run("tar", "-xzf", archive(), "-C", folder.getRoot().toString());

        String script = Files.readString(folder.getRoot().toPath().resolve(TOP + "bin/nexus-mirror.bat"));

        assertThat(script.replace("\r\n", "")).isNotEmpty().doesNotContain("\n", "\r");
    }

    private static String archive() {
        return Path.of(System.getProperty("archives"), "nexus-mirror-" + VERSION + ".tar.gz")
                .toString();
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new String(
                        process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(() -> String.join("\n", lines)).isZero();
        return lines;
    }
}
