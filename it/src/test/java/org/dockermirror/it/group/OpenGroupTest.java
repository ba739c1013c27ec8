package org.dockermirror.it.group;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Caller;
import org.dockermirror.it.bed.Denial;
import org.dockermirror.it.bed.Digests;
import org.dockermirror.it.bed.Docker;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.RecordingProxy;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** A group of the open format serves what any of its members serves, and nothing that all of them refuse. */
public class OpenGroupTest {
    @ClassRule
    public static final OpenGroups GROUPS = new OpenGroups();

    private static final String BASE = NexusServer.URL + "/repository/" + OpenGroups.GROUP;

    private final Visitor group = Visitor.of(OpenGroups.GROUP);

    @Before
    public void forgetEarlierRequests() {
        Upstream.PROXY.forget();
        Upstream.WITHOUT_TOKENS.forget();
    }

    @Test
    public void dockerPullsFromBothMembersAndIsRefusedWhatNeitherAllows() {
        String registry = Entrance.CONNECTOR.registry();
        Docker docker = Docker.running();
        for (String image : List.of(Images.ONENAV, Images.TEAM_APP)) {
            docker.pull(registry, image).orFail();
            assertThat(docker.digest(registry, image)).isEqualTo(Upstream.IMAGES.digest(image));
        }
        assertThat(docker.pull(registry, Images.OFF_LIST).failure())
                .contains("baiyuetribe/zdir is not on this mirror's allow-list");
        docker.push(registry, Images.ONENAV, "helloz/pushed:1").failure();
        docker.forget(registry, Images.ONENAV);
        docker.forget(registry, Images.TEAM_APP);
    }

    @Test
    public void byPathAnImageIsServedByTagByDigestAndToItsLastBlobFromACacheThatIsCold() {
        for (String through : List.of(OpenGroups.GROUP, OpenGroups.NESTED)) {
            Visitor visitor = Visitor.of(through);
            OwnImage image = OwnImage.withLayer("team/" + through + ":1", 1 << 20);
            Http.Reply byTag = visitor.get(image.tagPath()).expect(200);
            assertThat(byTag.header("Docker-Content-Digest")).isEqualTo(image.digest());
            for (String path : image.paths()) {
                byte[] body = visitor.get(path).expect(200).body();
                assertThat(path).endsWith(Digests.of(body));
                Http.Reply head = visitor.ask("HEAD", path).expect(200);
                assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(body.length));
            }
            assertThat(Upstream.PROXY.requests())
                    .as("the first mirror does not allow it")
                    .isEmpty();
        }
    }

    @Test
    public void aBlobIsServedInPartsThroughTheGroup() {
        OwnImage image = OwnImage.withLayer("team/ranged:1", 1 << 20);
        group.get(image.tagPath()).expect(200);
        byte[] whole = group.get(image.layerPath()).expect(200).body();
        Http.Reply tokens = Http.get(BASE + "/v2/token").expect(200);
        Http.Reply part = Http.send(
                "GET",
                BASE + image.layerPath(),
                Map.of("Authorization", "Bearer " + tokens.json().get("token").asText(), "Range", "bytes=10-19"),
                new byte[0]);
        assertThat(part.expect(206).body()).isEqualTo(java.util.Arrays.copyOfRange(whole, 10, 20));
    }

    @Test
    public void theHandshakeIsThatOfAProxyInTheGroupsOwnName() {
        Http.Reply ping = group.plainly("GET", "/v2/");
        assertThat(ping.status()).isEqualTo(401);
        assertThat(ping.header("Docker-Distribution-Api-Version")).isEqualTo("registry/2.0");
        assertThat(ping.header("WWW-Authenticate")).startsWith("Bearer realm=\"" + BASE + "/v2/token\"");
        assertThat(Visitor.at(Entrance.CONNECTOR)
                        .plainly("GET", Visitor.manifestPath(Images.ONENAV))
                        .header("WWW-Authenticate"))
                .startsWith("Bearer realm=\"" + Entrance.CONNECTOR.tokens + "\"")
                .endsWith(",scope=\"repository:helloz/onenav:pull\"");
        assertThat(group.get("/v2/").status()).isEqualTo(200);
    }

    @Test
    public void whatBothMirrorsDenyIsTheDenialOfTheFirstOnGetAndHead() {
        for (String through : List.of(OpenGroups.GROUP, OpenGroups.NESTED)) {
            Visitor visitor = Visitor.of(through);
            String path = Visitor.manifestPath(Images.ONE_IMAGE);
            Denial.check(visitor.ask("GET", path), true, "other/tool", "1", OpenGroups.FIRST);
            Denial.check(visitor.ask("HEAD", path), false, "other/tool", "1", OpenGroups.FIRST);
            for (String rest : List.of("blobs/", "manifests/", "referrers/")) {
                String digest = Upstream.IMAGES.digest(Images.ONE_IMAGE);
                assertThat(Denial.isDenied(visitor.get("/v2/other/tool/" + rest + digest)))
                        .as(rest)
                        .isTrue();
            }
            assertThat(Denial.isDenied(visitor.get("/v2/other/tool/tags/list"))).isTrue();
        }
        assertThat(Upstream.PROXY.requests()).isEmpty();
        assertThat(Upstream.WITHOUT_TOKENS.requests()).isEmpty();
    }

    @Test
    public void aDenialOfEachMirrorIsShownOnce() {
        Visitor.of(OpenGroups.NESTED).get("/v2/shown/once/manifests/1");
        for (String mirror : List.of(OpenGroups.FIRST, OpenGroups.SECOND)) {
            assertThat(shown(mirror, "shown/once")).isEqualTo(1);
        }
    }

    /** The request passes all handlers anew when the second mirror has what it waited for. */
    @Test
    public void aDenialIsShownOnceThoughTheNextMemberMakesTheClientWait() {
        OwnImage image = OwnImage.single("waited/app:2");
        CompletableFuture<Http.Reply> reply;
        try (RecordingProxy.State held = Upstream.WITHOUT_TOKENS.holdingBack("waited/app", 1)) {
            assertThat(held).isNotNull();
            reply = CompletableFuture.supplyAsync(() -> group.get(image.tagPath()));
            Await.until(
                    Duration.ofSeconds(30),
                    "the request at the second upstream",
                    () -> !Upstream.WITHOUT_TOKENS.requests().isEmpty());
            Await.never(Duration.ofSeconds(1), "an answer", reply::isDone);
        }
        assertThat(Digests.of(reply.join().expect(200).body())).isEqualTo(image.digest());
        assertThat(shown(OpenGroups.FIRST, "waited/app")).isEqualTo(1);
    }

    @Test
    public void anImageThatIsAllowedAndNowhereIsNotFoundAndNotDenied() {
        for (String image : List.of("shared/nothing:1", "team/nothing:1")) {
            assertThat(group.manifest(image).expect(404).text()).contains("\"MANIFEST_UNKNOWN\"");
        }
    }

    @Test
    public void whatTheFirstCannotSayTheNextServes() {
        OwnImage image = OwnImage.single("shared/fault:1");
        try (RecordingProxy.State fault = Upstream.PROXY.answering(500, Map.of())) {
            assertThat(fault).isNotNull();
            group.get(image.tagPath()).expect(200);
            image.paths().forEach(path -> group.get(path).expect(200));
            Http.Reply tags = group.get("/v2/shared/fault/tags/list").expect(200);
            assertThat(tags.json().get("tags").toString()).isEqualTo("[\"1\"]");
            assertThat(tags.header("Warning")).contains("Member first answered 502");
        }
        Await.until(
                Duration.ofMinutes(2),
                "the first mirror's upstream",
                () -> Visitor.of(OpenGroups.FIRST).get(image.tagPath()).status() == 200);
    }

    @Test
    public void aFaultIsToldBeforeThatTheOthersHaveNothing() {
        try (RecordingProxy.State fault = Upstream.PROXY.answering(429, Map.of("Retry-After", "2"))) {
            assertThat(fault).isNotNull();
            for (String image : List.of("helloz/never-seen:1", "shared/never-seen:1")) {
                Http.Reply reply = group.manifest(image).expect(429);
                assertThat(reply.text()).contains("\"TOOMANYREQUESTS\"");
                assertThat(reply.header("Retry-After")).isIn("1", "2");
            }
        }
        OwnImage image = OwnImage.single("helloz/limited:1");
        Await.until(
                Duration.ofSeconds(30),
                "that it wants to be asked again",
                () -> group.get(image.tagPath()).status() == 200);
    }

    @Test
    public void tagsOfBothMembersAreOneListInPages() {
        for (String tag : List.of("1.1", "2.0", "1.0", "2.1", "3.0")) {
            OwnImage.single("tagged/app:" + tag);
        }
        Http.Reply all = group.get("/v2/tagged/app/tags/list").expect(200);
        assertThat(all.json())
                .isEqualTo(Rest.json("{\"name\":\"tagged/app\",\"tags\":[\"1.0\",\"1.1\",\"2.0\",\"2.1\"]}"));
        Http.Reply page = group.get("/v2/tagged/app/tags/list?n=3").expect(200);
        assertThat(page.json().get("tags").toString()).isEqualTo("[\"1.0\",\"1.1\",\"2.0\"]");
        assertThat(page.header("Link")).isEqualTo("</v2/tagged/app/tags/list?n=3&last=2.0>; rel=\"next\"");
        Http.Reply last = group.get("/v2/tagged/app/tags/list?n=3&last=2.0").expect(200);
        assertThat(last.json().get("tags").toString()).isEqualTo("[\"2.1\"]");
        assertThat(last.header("Link")).isEmpty();
        OwnImage.single("shared/tagged:1");
        assertThat(Visitor.of(OpenGroups.NESTED)
                        .get("/v2/shared/tagged/tags/list")
                        .expect(200)
                        .json()
                        .get("tags")
                        .toString())
                .as("each tag once")
                .isEqualTo("[\"1\"]");
        assertThat(group.get("/v2/tagged/app/tags/list?n=x").expect(400).text()).contains("\"UNSUPPORTED\"");
    }

    @Test
    public void referrersOfBothMembersAreOneList() {
        OwnImage image = OwnImage.single("shared/referred:1");
        List<String> artifacts = image.referredToBy("application/vnd.example.a", "application/vnd.example.b");
        group.get(image.tagPath()).expect(200);
        Visitor.of(OpenGroups.SECOND).get(image.tagPath()).expect(200);
        JsonNode manifests = group.get(image.referrersPath()).expect(200).json().get("manifests");
        assertThat(manifests.findValuesAsText("digest")).isEqualTo(artifacts);
        Http.Reply filtered = group.get(image.referrersPath() + "?artifactType=application/vnd.example.b");
        assertThat(filtered.expect(200).header("OCI-Filters-Applied")).isEqualTo("artifactType");
        assertThat(filtered.json().get("manifests").findValuesAsText("digest")).containsExactly(artifacts.get(1));
    }

    @Test
    public void writesAndOtherPathsAreRefusedAsAProxyRefusesThem() {
        for (String[] write : new String[][] {
            {"POST", "/v2/helloz/x/blobs/uploads/"},
            {"PUT", "/v2/helloz/x/manifests/1"},
            {"PATCH", "/v2/helloz/x/blobs/uploads/1"},
            {"DELETE", "/v2/helloz/x/manifests/1"}
        }) {
            Http.Reply reply = Http.send(write[0], BASE + write[1], Rest.HEADERS, "{}".getBytes(UTF_8));
            assertThat(reply.status()).as(write[0]).isEqualTo(405);
            assertThat(reply.text()).contains("\"UNSUPPORTED\"");
            assertThat(reply.header("Allow")).isEqualTo("GET, HEAD");
        }
        assertThat(group.get("/v2/_catalog").expect(404).text()).contains("\"UNSUPPORTED\"");
        assertThat(group.get("/v2/Helloz/x/manifests/1").expect(400).text()).contains("\"NAME_INVALID\"");
    }

    /** The first mirror has to look at its tags, which this user may not read there. */
    @Test
    public void whoMayReadTheGroupAlonePullsByADigestThatNobodyHasSeen() {
        Caller reader = Caller.withOnly("nx-repository-view-docker-both-read");
        OwnImage image = OwnImage.single("waited/app:1.7");
        for (String path : image.paths()) {
            assertThat(path)
                    .endsWith(Digests.of(reader.getPage("/repository/" + OpenGroups.GROUP + path)
                            .expect(200)
                            .body()));
            reader.getPage("/repository/" + OpenGroups.FIRST + path).expect(403);
        }
    }

    @Test
    public void aMemberThatIsOfflineIsNotAsked() {
        OwnImage image = OwnImage.single("team/offline:1");
        group.get(image.tagPath()).expect(200);
        setOnline(false);
        try {
            Http.Reply reply = group.get(image.tagPath());
            assertThat(Denial.isDenied(reply)).as(reply.text()).isTrue();
        } finally {
            setOnline(true);
        }
        group.get(image.tagPath()).expect(200);
    }

    private static void setOnline(boolean online) {
        JsonNode second = Rest.get("repositories/docker/proxy/" + OpenGroups.SECOND);
        String sent = second.toString()
                .replace("\"routingRuleName\"", "\"routingRule\"")
                .replace("\"online\":" + !online, "\"online\":" + online);
        Rest.send("PUT", "repositories/docker/proxy/" + OpenGroups.SECOND, sent);
    }

    /** How often the mirror shows that it refused an image. */
    private static int shown(String mirror, String image) {
        return Rest.get("docker-mirrors/" + mirror + "/denied").findParents("image").stream()
                .filter(row -> row.get("image").asText().equals(image))
                .mapToInt(row -> row.get("count").asInt())
                .sum();
    }
}
