package org.dockermirror.it.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.dockermirror.it.bed.Client;
import org.dockermirror.it.bed.ClientProgram;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.MirrorCommand;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Nginx;
import org.dockermirror.it.bed.NginxSite;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Real clients, through the generated site, at a real Nexus whose own list is wider than the site's. */
@RunWith(Parameterized.class)
public class BehindNginxTest {
    private static final String REGISTRY = NginxSite.HOST + ":9443";
    private static final String MIRROR = "  - {repository: docker, publicUrl: \"https://" + REGISTRY
            + "\", allow: [%s], " + "deny: [helloz/private-*], denyMessage: Ask ops@example.com}\n";

    @ClassRule
    public static final NexusServer NEXUS =
            NexusServer.fresh("nginx").with(Kar.MIRROR, Kar.FORMAT).config("""
            mirrors:
              - repository: docker
                allow: [helloz/**, nginx, baiyuetribe/**]
                upstream: %s
                port: 8082
            """.formatted(Upstream.PROXY.url()));

    @BeforeClass
    public static void start() throws IOException {
        Visitor.awaitPull(Entrance.CONNECTOR, Images.ONENAV);
        Path trusted = Files.createDirectories(Path.of("/etc/docker/certs.d", REGISTRY));
        Files.copy(Path.of(NginxSite.authority()), trusted.resolve("ca.crt"), StandardCopyOption.REPLACE_EXISTING);
        Nginx.start(
                "nginx-nexus", GeneratedSite.of(MIRROR.formatted("helloz/**, nginx")), "https://" + REGISTRY + "/v2/");
    }

    @Parameters(name = "{0}")
    public static List<ClientProgram> clients() {
        return List.of(ClientProgram.DOCKER, ClientProgram.SKOPEO);
    }

    private final Client client;

    public BehindNginxTest(ClientProgram program) {
        this.client = program.client();
    }

    @Test
    public void pullsWhatIsAllowed() {
        for (String image : List.of(Images.ONENAV, Images.NGINX, Images.BIG)) {
            client.pull(REGISTRY, image).orFail();
            assertThat(client.digest(REGISTRY, image)).isEqualTo(Upstream.IMAGES.digest(image));
            client.forget(REGISTRY, image);
        }
    }

    @Test
    public void isToldWhyADeniedImageIsDeniedAndNexusHearsNothingOfIt() {
        assertThat(client.pull(REGISTRY, Images.OFF_LIST).failure())
                .contains("baiyuetribe/zdir is not on this mirror's allow-list. Ask ops@example.com");
        assertThat(client.pull(REGISTRY, "helloz/private-x:1").failure())
                .contains("helloz/private-x is denied by this mirror's allow-list");
        assertThat(requestLog()).contains("/v2/").doesNotContain("zdir/", "private-x/");
    }

    @Test
    public void isRefusedAPushAndNothingIsSentToNexus() {
        client.pull(REGISTRY, Images.ONENAV).orFail();
        client.push(REGISTRY, Images.ONENAV, "helloz/pushed:1").failure();
        assertThat(requestLog()).doesNotContain("\"POST", "\"PUT", "\"PATCH");
        client.forget(REGISTRY, Images.ONENAV);
    }

    @Test
    public void theDoctorFindsNothingWrong() {
        String said = MirrorCommand.run("doctor", "https://" + REGISTRY, Images.ONENAV, "--ca", NginxSite.authority())
                .orFail();
        // The server itself answers beside nginx here, as on any machine without a firewall.
        assertThat(said.lines().filter(line -> line.startsWith("warning")))
                .allMatch(line -> line.contains("plain HTTP"));
    }

    private static String requestLog() {
        try {
            return Files.readString(NEXUS.data().resolve("log/request.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
