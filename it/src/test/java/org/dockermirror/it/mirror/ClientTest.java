package org.dockermirror.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.Client;
import org.dockermirror.it.bed.ClientProgram;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.RecordingProxy;
import org.dockermirror.it.bed.Upstream;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Real clients, by the mirror's own port and through the article's nginx with TLS. */
@RunWith(Parameterized.class)
public class ClientTest {
    @ClassRule
    public static final Mirror MIRROR = new Mirror();

    @Parameters(name = "{0} by {1}")
    public static List<Object[]> clients() {
        List<Object[]> clients = new ArrayList<>();
        for (ClientProgram program : ClientProgram.values()) {
            clients.add(new Object[] {program, Entrance.CONNECTOR});
            clients.add(new Object[] {program, Entrance.NGINX});
        }
        return clients;
    }

    private final ClientProgram program;
    private final Client client;
    private final String registry;

    public ClientTest(ClientProgram program, Entrance entrance) {
        this.program = program;
        this.client = program.client();
        this.registry = entrance.registry();
    }

    @Test
    public void pullsAnAllowedImage() {
        pulls(Images.ONENAV);
    }

    @Test
    public void pullsAnImageForSeveralPlatforms() {
        pulls(Images.NGINX);
        pulls(Images.NGINX_DOCKER_LIST);
    }

    @Test
    public void pullsAnImageWhoseManifestHasNoMediaType() {
        pulls(Images.UNTYPED);
    }

    @Test
    public void pullsALayerOf200Megabytes() {
        for (int times = Bed.repetitions(); times > 0; times--) {
            pulls(Images.BIG);
        }
    }

    @Test
    public void isRefusedAnImageOffTheList() {
        Upstream.PROXY.forget();
        String output = client.pull(registry, Images.OFF_LIST).failure();
        if (program.showsReasons()) {
            assertThat(output).contains("baiyuetribe/zdir is not on this mirror's allow-list");
        } else {
            assertThat(output).contains("403");
        }
        assertThat(Upstream.PROXY.requests()).isEmpty();
    }

    @Test
    public void isRefusedAPush() {
        client.pull(registry, Images.ONENAV).orFail();
        Upstream.PROXY.forget();
        client.push(registry, Images.ONENAV, "helloz/pushed:1").failure();
        assertThat(Upstream.PROXY.requests()).allMatch(request -> request.matches("(GET|HEAD) .*"));
        client.forget(registry, Images.ONENAV);
    }

    @Test
    public void pullsAnAllowedImageWithTheUpstreamStopped() {
        pulls(Images.ONENAV);
        try (RecordingProxy.State off = Upstream.PROXY.switchedOff()) {
            assertThat(off).isNotNull();
            pulls(Images.ONENAV);
        }
    }

    private void pulls(String image) {
        client.forget(registry, image);
        client.pull(registry, image).orFail();
        assertThat(client.digest(registry, image)).isEqualTo(Upstream.IMAGES.digest(image));
        client.forget(registry, image);
    }
}
