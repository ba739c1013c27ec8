package org.dockermirror.format.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath;
import org.dockermirror.format.upstream.FakeWire;
import org.dockermirror.format.upstream.UpstreamException;
import org.dockermirror.format.upstream.UpstreamRegistry;
import org.junit.Test;

public class ReferrersPullTest {

    private static final URI BASE = URI.create("https://hub.example.com/");
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String HEX = "ab".repeat(32);
    private static final String API = "GET https://hub.example.com/v2/a/referrers/sha256:" + HEX + " -";
    private static final String TAG = "GET https://hub.example.com/v2/a/manifests/sha256-" + HEX + " -";

    private final FakeWire wire = new FakeWire();
    private final ReferrersPull pull =
            new ReferrersPull(new UpstreamRegistry(BASE, wire, () -> null, Clock.systemUTC()));

    @Test
    public void whatUpstreamListsIsAskedForOnceAndWithoutAFilter() throws IOException {
        wire.answer(200, index("1"), "Content-Type", INDEX + "; charset=utf-8");
        assertThat(pulled()).contains("[{\"digest\":\"1\"}]");
        assertThat(wire.sent()).containsExactly(API);
    }

    @Test
    public void allPagesAreReadInTheirOrder() throws IOException {
        wire.answer(200, index("1"), "Content-Type", INDEX, "Link", "</v2/a/referrers/x?page=2>; rel=\"next\"")
                .answer(200, index("2"), "Content-Type", INDEX);
        assertThat(pulled()).contains("[{\"digest\":\"1\"},{\"digest\":\"2\"}]");
        assertThat(wire.sent()).last().isEqualTo("GET https://hub.example.com/v2/a/referrers/x?page=2 -");
    }

    @Test
    public void aListDoesNotLeadToAnotherHost() throws IOException {
        wire.answer(200, index("1"), "Content-Type", INDEX, "Link", "<https://evil.example.net/x>; rel=\"next\"");
        assertThat(pulled()).contains("[{\"digest\":\"1\"}]");
        assertThat(wire.sent()).hasSize(1);
    }

    @Test
    public void aListWithoutEndIsGivenUp() {
        for (int i = 0; i < 1_001; i++) {
            wire.answer(200, index("1"), "Content-Type", INDEX, "Link", "</v2/a/referrers/x>; rel=\"next\"");
        }
        assertUnavailable("does not end");
    }

    @Test
    public void aListThatBreaksOffIsNotTakenForTheWhole() {
        wire.answer(200, index("1"), "Content-Type", INDEX, "Link", "</v2/a/referrers/x>; rel=\"next\"")
                .answer(404, "");
        assertUnavailable("breaks off");
    }

    @Test
    public void aListThatIsTooLongIsGivenUp() {
        for (int i = 0; i < 5; i++) {
            wire.answer(
                    200,
                    index("1".repeat(4 << 20)),
                    "Content-Type",
                    INDEX,
                    "Link",
                    "</v2/a/r?" + i + ">; rel=\"next\"");
        }
        assertUnavailable("longer than 16 MiB");
    }

    @Test
    public void aRegistryThatListsNoReferrersIsAskedForTheirTag() throws IOException {
        wire.answer(404, "").answer(200, index("1"), "Content-Type", INDEX);
        assertThat(pulled()).contains("[{\"digest\":\"1\"}]");
        assertThat(wire.sent()).containsExactly(API, TAG);
    }

    @Test
    public void aPageForPeopleIsNoList() throws IOException {
        wire.answer(200, "<html>", "Content-Type", "text/html").answer(200, index("1"), "Content-Type", INDEX);
        assertThat(pulled()).contains("[{\"digest\":\"1\"}]");
        assertThat(wire.sent()).containsExactly(API, TAG);
    }

    @Test
    public void withoutListAndTagNothingRefersToIt() throws IOException {
        wire.answer(404, "").answer(404, "");
        assertThat(pulled()).contains("\"manifests\":[]");
    }

    @Test
    public void aTagThatIsNoImageIndexIsNoList() throws IOException {
        String manifest = "application/vnd.oci.image.manifest.v1+json";
        wire.answer(404, "").answer(200, "{\"manifests\":[{}]}", "Content-Type", manifest);
        assertThat(pulled()).contains("\"manifests\":[]");
        wire.answer(404, "").answer(200, "sig", "Content-Type", "text/plain");
        assertThat(pulled()).contains("\"manifests\":[]");
    }

    @Test
    public void anUpstreamThatCannotSayIsNotOneWithoutReferrers() {
        wire.answer(503, "");
        assertThatThrownBy(this::pulled).hasMessageContaining("503");
        wire.answer(404, "").answer(429, "");
        assertThatThrownBy(this::pulled).hasMessageContaining("limits the rate");
        wire.answer(200, "[]", "Content-Type", INDEX);
        assertUnavailable("is no image index");
    }

    private void assertUnavailable(String words) {
        assertThatThrownBy(this::pulled)
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        e -> assertThat(e.answer().code()).isEqualTo(ErrorCode.UNAVAILABLE))
                .hasMessageContaining(words);
    }

    private String pulled() throws IOException {
        RegistryPath path = RegistryPath.parse("/v2/a/referrers/sha256:" + HEX, "docker");
        return new String(pull.get(ImageRequest.of(path, false)).toJson(), StandardCharsets.UTF_8);
    }

    private static String index(String digest) {
        return "{\"schemaVersion\":2,\"manifests\":[{\"digest\":\"" + digest + "\"}]}";
    }
}
