package org.dockermirror.format.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath;
import org.dockermirror.format.upstream.FakeWire;
import org.dockermirror.format.upstream.UpstreamException;
import org.dockermirror.format.upstream.UpstreamRegistry;
import org.junit.Test;

public class TagListPullTest {

    private static final URI BASE = URI.create("https://hub.example.com/");
    private static final ImageRequest TAGS = ImageRequest.of(RegistryPath.parse("/v2/a/tags/list", "docker"), false);

    private final FakeWire wire = new FakeWire();
    private final TagListPull pull = new TagListPull(new UpstreamRegistry(BASE, wire, () -> null, Clock.systemUTC()));

    @Test
    public void allPagesAreOneList() throws IOException {
        wire.answer(200, "{\"tags\":[\"1\"]}", "Link", "</v2/a/tags/list?last=1>; rel=\"next\"")
                .answer(200, "{\"tags\":[\"2\"]}");
        assertThat(tags()).contains("\"1\"", "\"2\"");
    }

    @Test
    public void whatIsNoTagListIsNotTakenForAnEmptyOne() {
        for (String body : new String[] {"<html>Sign in", "", "[]", " ".repeat((16 << 20) + 1)}) {
            wire.answer(200, body);
            assertThatThrownBy(this::tags).isInstanceOf(UpstreamException.class).hasMessageContaining("tag list");
        }
    }

    @Test
    public void aNextPageThatIsNoAddressIsNone() throws IOException {
        wire.answer(200, "{\"tags\":[\"1\"]}", "Link", "<http://[>; rel=\"next\"");
        assertThat(tags()).contains("\"1\"");
    }

    private String tags() throws IOException {
        TagList tags = pull.get(TAGS);
        return tags == null ? "" : new String(tags.toJson(), UTF_8);
    }
}
