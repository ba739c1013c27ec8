package org.dockermirror.it.bed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The bed itself: without the mirror between, every client pulls every image, so a refusal is the mirror's doing. */
@RunWith(Parameterized.class)
public class BedTest {
    private static final String REGISTRY = "127.0.0.1:5000";

    @Parameters(name = "{0}")
    public static ClientProgram[] programs() {
        return ClientProgram.values();
    }

    private final Client client;

    public BedTest(ClientProgram program) {
        this.client = program.client();
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
}
