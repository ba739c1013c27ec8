package org.dockermirror.routing.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dockermirror.allowlist.content.KnownContent;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.routing.mirror.JudgedMirror;
import org.dockermirror.routing.mirror.TestMirrors;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.content.facet.ContentFacet;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Payload;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.Status;
import org.sonatype.nexus.repository.view.ViewFacet;
import org.sonatype.nexus.repository.view.payloads.BytesPayload;

public class ContentJudgeTest {

    private static final String LAYER = "sha256:" + "a".repeat(64);
    private static final String OTHER = "sha256:" + "b".repeat(64);
    private static final byte[] MANIFEST = manifest(LAYER);
    private static final Digest DIGEST = Body.digest(MANIFEST, Digest.SHA256);

    private final KnownContent known = KnownContent.inMemory(1_000, Clock.systemUTC());
    private final ContentJudge judge = TestContent.judge(known);

    /** What the repository serves, by path below the image. */
    private final Map<String, Response> served = new HashMap<>();

    private final List<String> dispatched = new ArrayList<>();

    @Test
    public void theAnswerToATagTeachesWhereItLeads() throws Exception {
        JudgedMirror mirror = mirror("team/app:v1");
        assertThat(byList(mirror, "blobs/" + LAYER)).isInstanceOf(Decision.ByContent.class);
        Response response = answered(mirror, "GET", "manifests/v1", ok(MANIFEST));
        assertThat(bytes(response)).isEqualTo(MANIFEST);
        assertThat(byList(mirror, "blobs/" + LAYER)).isInstanceOf(Decision.Allowed.class);
        assertThat(byList(mirror, "manifests/" + DIGEST)).isInstanceOf(Decision.Allowed.class);
        assertThat(byList(mirror, "blobs/" + OTHER)).isInstanceOf(Decision.ByContent.class);
        assertThat(byList(mirror("team/app:v2"), "blobs/" + LAYER)).isInstanceOf(Decision.ByContent.class);
    }

    @Test
    public void bothSpellingsOfAnOfficialImageAreOne() throws Exception {
        JudgedMirror mirror = mirror("nginx");
        Decision.Allowed allowed = (Decision.Allowed) mirror.decide("GET", "/v2/nginx/manifests/v1", null);
        judge.answered(mirror, allowed.request(), context("GET", "/v2/nginx/manifests/v1"), ok(MANIFEST));
        Decision blob = mirror.decide("GET", "/v2/library/nginx/blobs/" + LAYER, null);
        assertThat(judge.byWhatIsKnown(mirror, blob)).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    public void anAnswerKeepsItsAttributesHeadersAndType() throws Exception {
        Content content = new Content(new BytesPayload(MANIFEST, "application/x"));
        content.getAttributes().set(Content.CONTENT_ETAG, "etag");
        Response response = answered(
                mirror("team/app"),
                "GET",
                "manifests/v1",
                new Response.Builder()
                        .status(Status.success(200))
                        .payload(content)
                        .header("X", "y")
                        .build());
        assertThat(response.getHeaders().get("X")).isEqualTo("y");
        Content payload = (Content) response.getPayload();
        assertThat(payload.getAttributes().get(Content.CONTENT_ETAG)).isEqualTo("etag");
        assertThat(payload.getContentType()).isEqualTo("application/x");
    }

    @Test
    public void whatIsKnownIsNotReadAgain() throws Exception {
        JudgedMirror mirror = mirror("team/app");
        answered(mirror, "GET", "manifests/v1", ok(MANIFEST));
        Payload unread = mock(Payload.class);
        Response response = ok(unread, DIGEST.toString());
        assertThat(answered(mirror, "GET", "manifests/v1", response)).isSameAs(response);
        assertThat(answered(mirror, "GET", "manifests/" + DIGEST, ok(unread, null))
                        .getPayload())
                .isSameAs(unread);
    }

    @Test
    public void theAnswerToAHeadTeachesWhichManifestATagLeadsTo() throws Exception {
        JudgedMirror mirror = mirror("team/app:v1");
        answered(mirror, "HEAD", "manifests/v1", ok(mock(Payload.class), DIGEST.toString()));
        assertThat(byList(mirror, "manifests/" + DIGEST)).isInstanceOf(Decision.Allowed.class);
        assertThat(byList(mirror, "blobs/" + LAYER)).isInstanceOf(Decision.ByContent.class);
    }

    @Test
    public void anAnswerOfOtherBytesThanAskedForTeachesNothing() throws Exception {
        JudgedMirror mirror = mirror("team/app");
        answered(mirror, "GET", "manifests/" + OTHER, ok(MANIFEST));
        assertThat(byList(mirror, "blobs/" + LAYER)).isInstanceOf(Decision.ByContent.class);
        assertThat(known.size()).isZero();
    }

    @Test
    public void anAnswerThatIsNoSuccessTeachesNothing() throws Exception {
        JudgedMirror mirror = mirror("team/app");
        for (int status : new int[] {206, 304, 404, 500}) {
            Response response = new Response.Builder()
                    .status(new Status(status < 300, status))
                    .payload(new BytesPayload(MANIFEST, "application/json"))
                    .build();
            assertThat(answered(mirror, "GET", "manifests/v1", response)).isSameAs(response);
        }
        assertThat(known.size()).isZero();
    }

    @Test
    public void anAnswerThatIsTooLargeIsPassedOnWholeAndTeachesNothing() throws Exception {
        byte[] large = new byte[Body.MOST_BYTES + 10];
        large[large.length - 1] = 7;
        JudgedMirror mirror = mirror("team/app");
        Payload sized = new BytesPayload(large, "application/json");
        assertThat(answered(mirror, "GET", "manifests/v1", ok(sized, null)).getPayload())
                .isSameAs(sized);
        Payload unsized = new BytesPayload(large, "application/json") {
            @Override
            public long getSize() {
                return UNKNOWN_SIZE;
            }
        };
        assertThat(bytes(answered(mirror, "GET", "manifests/v1", ok(unsized, null))))
                .isEqualTo(large);
        assertThat(known.size()).isZero();
    }

    @Test
    public void aTagThatLeadsToADeniedDigestIsRefused() throws Exception {
        JudgedMirror mirror = mirror("team/app", "!team/app@" + DIGEST);
        for (String method : new String[] {"GET", "HEAD"}) {
            Decision.Allowed allowed = (Decision.Allowed) mirror.decide(method, "/v2/team/app/manifests/v1", null);
            Answered answered = judge.answered(
                    mirror,
                    allowed.request(),
                    context(method, "/v2/team/app/manifests/v1"),
                    ok(new BytesPayload(MANIFEST, "application/json"), DIGEST.toString()));
            assertThat(answered.denied()).get().isInstanceOf(Decision.DeniedByEntry.class);
        }
    }

    @Test
    public void aReferrersAnswerTeachesWhatItLists() throws Exception {
        JudgedMirror mirror = mirror("team/app:v1");
        answered(mirror, "GET", "manifests/v1", ok(MANIFEST));
        byte[] list = ("{\"manifests\":[{\"digest\":\"" + OTHER + "\"}]}").getBytes(UTF_8);
        answered(mirror, "GET", "referrers/" + DIGEST, ok(list));
        assertThat(byList(mirror, "manifests/" + OTHER)).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    public void aTagListShowsTheAllowedTagsInTheirOrderWithTheirPaging() throws Exception {
        JudgedMirror mirror = mirror("team/app:v*", "!team/app:v2");
        Response list = new Response.Builder()
                .status(Status.success(200))
                .header("Link", "</v2/team/app/tags/list?n=4&last=x>; rel=\"next\"")
                .payload(new BytesPayload(
                        "{\"name\":\"team/app\",\"tags\":[\"v3\",\"x\",\"v1\",\"v2\",7]}".getBytes(UTF_8),
                        "application/json"))
                .build();
        Response filtered = answered(mirror, "GET", "tags/list", list);
        assertThat(new String(bytes(filtered), UTF_8)).isEqualTo("{\"name\":\"team/app\",\"tags\":[\"v3\",\"v1\"]}");
        assertThat(filtered.getHeaders().get("Link")).contains("rel=\"next\"");
        assertThat(answered(mirror("team/app"), "GET", "tags/list", list)).isSameAs(list);
    }

    @Test
    public void aTagListThatCannotBeReadIsNotShown() throws Exception {
        JudgedMirror mirror = mirror("team/app:v*");
        Decision.Allowed allowed = (Decision.Allowed) mirror.decide("GET", "/v2/team/app/tags/list", null);
        for (String text : new String[] {"", "[\"v1\"]", "{\"tags\":"}) {
            Answered answered = judge.answered(
                    mirror, allowed.request(), context("GET", "/v2/team/app/tags/list"), ok(text.getBytes(UTF_8)));
            assertThat(answered.denied()).as(text).get().isInstanceOf(Decision.NotJudged.class);
        }
    }

    @Test
    public void whatIsNotKnownIsReadThroughTheRepositoryWithoutBeingJudgedAgain() throws Exception {
        served.put("/v2/team/app/manifests/v1", ok(MANIFEST));
        JudgedMirror mirror = mirror("team/app:v1");
        Context context = context("GET", "/v2/team/app/blobs/" + LAYER);
        Decision open = mirror.decide("GET", context.getRequest().getPath(), null);
        assertThat(judge.byLookUp(mirror, open, context)).isInstanceOf(Decision.Allowed.class);
        assertThat(judge.byLookUp(mirror, mirror.decide("GET", "/v2/team/app/blobs/" + OTHER, null), context))
                .isInstanceOf(Decision.NotLedTo.class);
        assertThat(dispatched).containsExactly("/v2/team/app/manifests/v1", "/v2/team/app/manifests/v1");
        assertThat(judge.isOurs(context)).isFalse();
    }

    @Test
    public void anErrorWhileJudgingRefuses() throws Exception {
        KnownContent broken = mock(KnownContent.class);
        when(broken.ask(any(), any(), any(), any())).thenThrow(new IllegalStateException("boom"));
        ContentJudge brokenJudge = TestContent.judge(broken);
        JudgedMirror mirror = mirror("team/app:v1");
        Context context = context("GET", "/v2/team/app/blobs/" + LAYER);
        Decision open = mirror.decide("GET", context.getRequest().getPath(), null);
        assertThat(brokenJudge.byWhatIsKnown(mirror, open)).isInstanceOf(Decision.NotJudged.class);
        assertThat(brokenJudge.byLookUp(mirror, open, context)).isInstanceOf(Decision.NotJudged.class);
    }

    @Test
    public void aPinIsAllowedByItsEntry() throws Exception {
        JudgedMirror mirror = mirror("team/app:v1", "team/app@" + OTHER);
        Decision.Allowed allowed = (Decision.Allowed) byList(mirror, "manifests/" + OTHER);
        assertThat(allowed.entry().toString()).isEqualTo("team/app@" + OTHER);
    }

    private static JudgedMirror mirror(String... entries) throws Exception {
        return TestMirrors.of("docker", entries).reachedAs("docker").orElseThrow();
    }

    private Decision byList(JudgedMirror mirror, String path) {
        return judge.byWhatIsKnown(mirror, mirror.decide("GET", "/v2/team/app/" + path, null));
    }

    private Response answered(JudgedMirror mirror, String method, String path, Response response) throws Exception {
        Decision.Allowed allowed =
                (Decision.Allowed) judge.byWhatIsKnown(mirror, mirror.decide(method, "/v2/team/app/" + path, null));
        Answered answered =
                judge.answered(mirror, allowed.request(), context(method, "/v2/team/app/" + path), response);
        assertThat(answered.denied()).isEmpty();
        return answered.response();
    }

    private Context context(String method, String path) throws Exception {
        ViewFacet view = mock(ViewFacet.class);
        when(view.dispatch(any(), any())).thenAnswer(call -> {
            Request request = call.getArgument(0);
            Context client = call.getArgument(1);
            assertThat(client.getRequest().getPath()).as("has the permission").isEqualTo(path);
            dispatched.add(request.getPath());
            assertThat(judge.isOurs(new Context(mock(Repository.class), request)))
                    .isTrue();
            return served.getOrDefault(
                    request.getPath(),
                    new Response.Builder().status(Status.failure(404)).build());
        });
        Repository repository = mock(Repository.class);
        when(repository.facet(ViewFacet.class)).thenReturn(view);
        when(repository.optionalFacet(ContentFacet.class)).thenReturn(Optional.empty());
        return new Context(
                repository, new Request.Builder().action(method).path(path).build());
    }

    private static byte[] manifest(String layer) {
        return ("{\"layers\":[{\"digest\":\"" + layer + "\"}]}").getBytes(UTF_8);
    }

    private static Response ok(byte[] body) {
        return ok(new BytesPayload(body, "application/json"), null);
    }

    private static Response ok(Payload payload, @Nullable String digest) {
        Response.Builder response =
                new Response.Builder().status(Status.success(200)).payload(payload);
        if (digest != null) {
            response.header("Docker-Content-Digest", digest);
        }
        return response.build();
    }

    private static byte[] bytes(Response response) throws IOException {
        Payload payload = response.getPayload();
        assertThat(payload).isNotNull();
        try (InputStream in = payload.openInputStream()) {
            return in.readAllBytes();
        }
    }
}
