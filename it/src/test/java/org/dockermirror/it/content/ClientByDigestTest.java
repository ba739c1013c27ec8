package org.dockermirror.it.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.dockermirror.it.bed.Client;
import org.dockermirror.it.bed.ClientProgram;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.NginxSite;
import org.dockermirror.it.bed.OwnImage;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Real clients pull what a finer entry allows, by tag and by digest, and nothing else of the image. */
@RunWith(Parameterized.class)
public class ClientByDigestTest {
    private static final String REGISTRY = Entrance.NGINX.registry();

    @Parameters(name = "{0}")
    public static ClientProgram[] clients() {
        return ClientProgram.values();
    }

    private final Client client;
    private final String own;

    public ClientByDigestTest(ClientProgram program) {
        this.client = program.client();
        this.own = program.name().toLowerCase(Locale.ROOT);
    }

    @Before
    public void start() {
        ContentMirror.running(Format.OPEN);
        NginxSite.start();
    }

    @Test
    public void pullsByAnAllowedTag() {
        OwnImage image = OwnImage.index("limited/" + own + ":v1");
        pulls(image.byTag(), image);
        pulls(image.byDigest(), image);
    }

    @Test
    public void pullsByDigestWhereNothingIsKnownOfTheImage() {
        for (String name :
                List.of("limited/first-" + own + ":v1", "literal/first-" + own + ":stable", "whole/" + own + ":x")) {
            OwnImage image = OwnImage.index(name);
            pulls(image.byDigest(), image);
        }
    }

    @Test
    public void pullsAPinnedImage() {
        pulls(ContentMirror.PINNED.byDigest(), ContentMirror.PINNED);
        client.pull(REGISTRY, ContentMirror.PINNED.byTag()).failure();
        client.pull(REGISTRY, ContentMirror.UNPINNED.byDigest()).failure();
    }

    @Test
    public void isRefusedAnotherTagAndItsDigest() {
        OwnImage other = OwnImage.index("limited/" + own + ":other");
        client.pull(REGISTRY, other.byTag()).failure();
        client.pull(REGISTRY, other.byDigest()).failure();
    }

    private void pulls(String reference, OwnImage image) {
        client.forget(REGISTRY, reference);
        client.pull(REGISTRY, reference).orFail();
        assertThat(client.digest(REGISTRY, reference)).isEqualTo(image.digest());
    }
}
