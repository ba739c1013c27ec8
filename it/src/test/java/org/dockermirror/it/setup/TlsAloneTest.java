package org.dockermirror.it.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/** A server without plain HTTP proves its mirror over TLS, and opens it. */
public class TlsAloneTest {
    @ClassRule
    public static final NexusServer NEXUS = NexusServer.fresh("tls-alone")
            .overTlsAlone()
            .with(Kar.MIRROR, Kar.FORMAT)
            .config("""
                    mirrors:
                      - repository: docker
                        allow: [helloz/**]
                        upstream: %s
                    """.formatted(Upstream.PROXY.url()));

    @Test
    public void theMirrorIsOpenForWhatIsAllowedAndNothingElse() {
        Await.until(
                Duration.ofMinutes(1),
                "an anonymous pull over TLS",
                () -> Visitor.overTls().manifest(Images.ONENAV).status() == 200);

        assertThat(Visitor.overTls().manifest("other/tool:1").status()).isEqualTo(403);
        assertThat(NEXUS.log())
                .doesNotContain("does not answer at the server's own entrance")
                .containsPattern("docker-mirror: .*at the server's own entrance");
    }
}
