package org.dockermirror.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The folder {@code compose} of the command's archive, as a plain Docker host finds it. */
public class ComposeTest {

    /** What its comments say to put there. */
    private static final Set<String> BY_THE_OPERATOR = Set.of("mirror.conf", "tls");

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static Path compose;
    private static Map<String, Map<String, Object>> services;

    @BeforeClass
    @SuppressWarnings("unchecked")
    public static void unpack() throws Exception {
        String version = System.getProperty("version");
        Path archive = Path.of(System.getProperty("archives"), "nexus-mirror-" + version + ".tar.gz");
        run("tar", "-xzf", archive.toString(), "-C", FOLDER.getRoot().toString());
        compose = FOLDER.getRoot().toPath().resolve("nexus-mirror-" + version + "/compose");
        Map<String, Object> file =
                (Map<String, Object>) new Load(LoadSettings.builder().build())
                        .loadFromString(Files.readString(compose.resolve("compose.yaml")));
        services = (Map<String, Map<String, Object>>) file.get("services");
    }

    @Test
    public void everyImageIsPinned() {
        assertThat(services.values())
                .extracting(service -> service.get("image").toString())
                .allMatch(image -> image.matches("[a-z0-9/]+:[0-9]+(\\.[0-9]+)+"));
    }

    @Test
    public void theAdministratorsPortIsOpenOnThisHostOnly() {
        assertThat(texts("nexus", "ports")).containsExactly("127.0.0.1:8081:8081");
        assertThat(texts("nginx", "ports")).containsExactlyInAnyOrder("80:80", "443:443");
    }

    @Test
    public void whatIsMountedIsInTheArchiveOrNamedForTheOperatorToMake() throws IOException {
        List<String> mounted = new ArrayList<>(texts("nexus", "volumes"));
        mounted.addAll(texts("nginx", "volumes"));
        for (String mount : mounted) {
            String source = mount.split(":", 2)[0];
            String name = source.replaceFirst("^\\./", "");
            if (source.startsWith(".") && !BY_THE_OPERATOR.contains(name)) {
                assertThat(compose.resolve(source)).isRegularFile();
            }
        }
        assertThat(Files.readString(compose.resolve("compose.yaml"))).contains("> mirror.conf", "into tls/");
    }

    @Test
    public void itsFileMakesTheSiteThatNginxMounts() throws Exception {
        List<String> site = run(
                compose.resolve("../bin/nexus-mirror").toString(),
                "nginx",
                "-f",
                compose.resolve("docker-mirror.yaml").toString(),
                "--nexus",
                "http://nexus:8081");

        assertThat(String.join("\n", site))
                .contains("server_name hub.example.com", "http://nexus:8081", "/etc/nginx/tls/hub.crt");
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(String service, String key) {
        return (List<String>) services.get(service).get(key);
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor())
                .as(() -> Arrays.toString(command) + "\n" + String.join("\n", lines))
                .isZero();
        return lines;
    }
}
