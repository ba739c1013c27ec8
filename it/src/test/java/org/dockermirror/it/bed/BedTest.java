package org.dockermirror.it.bed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The bed itself: without the mirror between, every client pulls every image, so a refusal is the mirror's doing. */
@RunWith(Parameterized.class)
public class BedTest {
    private static final String REGISTRY = "127.0.0.1:5000";

    @Parameters(name = "{0}")
    public static List<Object[]> clients() {
        return List.of(
                client("docker", Docker::running),
                client("podman", Podman::new),
                client("skopeo", Skopeo::new),
                client("containerd", Containerd::running));
    }

    private final Client client;

    public BedTest(String name, Supplier<Client> client) {
        assertThat(name).isNotEmpty();
        this.client = client.get();
    }

    @Test
    public void pullsEveryImageFromTheRegistryItself() {
        for (String image : List.of(Images.ONENAV, Images.NGINX, Images.OFF_LIST, Images.UNTYPED)) {
            String digest = Upstream.IMAGES.digest(image);
            client.pull(REGISTRY, image).orFail();
            assertThat(client.digest(REGISTRY, image)).as(image).isEqualTo(digest);
            client.forget(REGISTRY, image);
        }
    }

    private static Object[] client(String name, Supplier<Client> client) {
        return new Object[] {name, client};
    }
}
