package org.dockermirror.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.dockermirror.it.bed.Client;
import org.dockermirror.it.bed.ClientProgram;
import org.dockermirror.it.bed.Digests;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.ImageMaker;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Images as the programs make them that people make images with. */
@RunWith(Parameterized.class)
public class ImageMakerTest {
    @ClassRule
    public static final Mirror MIRROR = new Mirror();

    @Parameters(name = "{0}")
    public static ImageMaker[] makers() {
        return ImageMaker.values();
    }

    private final OwnImage image;

    public ImageMakerTest(ImageMaker maker) {
        image = maker.upstream("helloz/made-by-" + maker.name().toLowerCase(Locale.ROOT) + ":1");
    }

    @Test
    public void everyByteArrivesAsItWasMadeAndEveryClientPullsIt() {
        Visitor visitor = Visitor.at(Entrance.CONNECTOR);
        assertThat(Digests.of(visitor.manifest(image.byTag()).expect(200).body()))
                .isEqualTo(image.digest());
        for (String path : image.paths()) {
            assertThat(path).endsWith(Digests.of(visitor.get(path).expect(200).body()));
        }
        for (ClientProgram program : List.of(ClientProgram.values())) {
            Client client = program.client();
            String registry = Entrance.CONNECTOR.registry();
            client.pull(registry, image.byTag()).orFail();
            assertThat(client.digest(registry, image.byTag())).as("%s", program).isEqualTo(image.digest());
            client.forget(registry, image.byTag());
        }
    }
}
