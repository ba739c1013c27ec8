package org.dockermirror.it.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Denial;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.TokenServer;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** A mirror that logs in at its upstream: with that login its users see what the account sees. */
public class CredentialsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ClassRule
    public static final NexusServer NEXUS = guarded(
            NexusServer.fresh("credentials").with(Kar.MIRROR, Kar.FORMAT).config(file(true)));

    @BeforeClass
    public static void awaitTheSetUp() {
        SetUp.awaitWhole();
    }

    @Test
    public void privateImagesArePublicOnlyWhereThatIsMeant() throws Exception {
        assertThat(manifest(Images.PRIVATE).status()).isEqualTo(200);
        assertThat(manifest(Images.ONENAV).status()).isEqualTo(200);

        NEXUS.config(file(false));
        Await.until(PATIENCE, "the refusal of the file", () -> NEXUS.log().contains("allowPrivate: true"));
        assertThat(NEXUS.log()).contains("docker-mirror.yaml", TokenServer.ACCOUNT + "/**");
        NEXUS.config(file(false).replace("[helloz/**, hubuser/**]", "[helloz/**]"));
        Await.until(PATIENCE, "the list without it", () -> Denial.isDenied(manifest(Images.PRIVATE)));
        assertThat(manifest(Images.ONENAV).status()).isEqualTo(200);
    }

    @Test
    public void thePasswordIsShownNowhere() throws Exception {
        assertThat(manifest(Images.PRIVATE).status()).isEqualTo(200);
        assertThat(Rest.get("repositories/docker/proxy/docker").toString())
                .contains(TokenServer.ACCOUNT)
                .doesNotContain(TokenServer.PASSWORD);
        assertThat(NEXUS.log()).doesNotContain(TokenServer.PASSWORD);
        assertThat(Files.readString(NEXUS.data().resolve("log/audit/audit.log")))
                .doesNotContain(TokenServer.PASSWORD);
    }

    private static String file(boolean allowPrivate) {
        return """
                mirrors:
                  - repository: docker
                    allow: [helloz/**, hubuser/**]
                    upstream: %s
                    credentials: {username: hubuser, passwordFile: hub-password}
                    allowPrivate: %s
                """.formatted(Upstream.PROXY.url(), allowPrivate);
    }

    private static NexusServer guarded(NexusServer server) {
        try {
            Files.writeString(server.data().resolve("etc/hub-password"), TokenServer.PASSWORD + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server;
    }

    private static Http.Reply manifest(String image) {
        return Visitor.of("docker").manifest(image);
    }
}
