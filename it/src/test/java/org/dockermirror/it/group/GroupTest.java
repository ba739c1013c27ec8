package org.dockermirror.it.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.dockermirror.it.bed.Denial;
import org.dockermirror.it.bed.Digests;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** A mirror never serves a denied image through a group; the other members are still asked. */
public class GroupTest {
    @ClassRule
    public static final Groups GROUPS = new Groups();

    private final Visitor group = Visitor.of(Groups.MIRROR_AND_HOSTED);

    @Before
    public void forgetEarlierRequests() {
        Upstream.WITHOUT_TOKENS.forget();
    }

    @Test
    public void anImageOnTheMirrorsListIsServedByTagByDigestAndToItsLastBlob() {
        Http.Reply byTag = group.manifest(Images.ONENAV).expect(200);
        String digest = Upstream.IMAGES.digest(Images.ONENAV);
        assertThat(byTag.header("Docker-Content-Digest")).isEqualTo(digest);
        group.get("/v2/helloz/onenav/manifests/" + digest).expect(200);
        for (var each : byTag.json().findValues("digest")) {
            byte[] blob = group.get("/v2/helloz/onenav/blobs/" + each.asText())
                    .expect(200)
                    .body();
            assertThat(Digests.of(blob)).isEqualTo(each.asText());
        }
        assertThat(group.get("/v2/helloz/onenav/tags/list").expect(200).text()).contains("\"0.9.33\"");
    }

    @Test
    public void aHostedImageIsServedThoughTheMirrorsListDeniesItsName() {
        for (String image : List.of(Groups.OURS, Images.OFF_LIST)) {
            byte[] manifest = HostedImage.manifest(image);
            String name = image.substring(0, image.indexOf(':'));
            assertThat(group.manifest(image).expect(200).body()).isEqualTo(manifest);
            assertThat(group.get("/v2/" + name + "/manifests/" + Digests.of(manifest))
                            .expect(200)
                            .body())
                    .isEqualTo(manifest);
            byte[] config = HostedImage.config(image);
            assertThat(group.get("/v2/" + name + "/blobs/" + Digests.of(config))
                            .expect(200)
                            .body())
                    .isEqualTo(config);
            assertThat(group.get("/v2/" + name + "/tags/list").status()).isEqualTo(200);
        }
        assertThat(Upstream.WITHOUT_TOKENS.requests()).isEmpty();
    }

    @Test
    public void aDeniedImageThatNoMemberHasIsTheMirrorsDenialOnGetAndHead() {
        for (String through : List.of(Groups.MIRROR_AND_HOSTED, Groups.NESTED)) {
            Visitor visitor = Visitor.of(through);
            Denial.check(visitor.ask("GET", "/v2/other/tool/manifests/1"), true, "other/tool", "1", Groups.MIRROR);
            Denial.check(visitor.ask("HEAD", "/v2/other/tool/manifests/1"), false, "other/tool", "1", Groups.MIRROR);
        }
        assertThat(Upstream.WITHOUT_TOKENS.requests()).isEmpty();
    }

    @Test
    public void aDenialThroughAGroupIsShownOnceWithTheClientsAddress() {
        Denial.check(group.plainly("GET", "/v2/shown/once/manifests/1"), true, "shown/once", "1", Groups.MIRROR);
        JsonNode denied = Rest.get("docker-mirrors/" + Groups.MIRROR + "/denied");
        assertThat(denied.findParents("image"))
                .filteredOn(row -> row.get("image").asText().equals("shown/once"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("client").asText()).isEqualTo("127.0.0.1");
                    assertThat(row.get("count").asInt()).isEqualTo(1);
                });
    }

    @Test
    public void digestsBlobsAndTagListsOfADeniedImageAreDenied() {
        String digest = Upstream.IMAGES.digest(Images.ONE_IMAGE);
        for (String rest : List.of("manifests/" + digest, "blobs/" + digest, "tags/list", "referrers/" + digest)) {
            Http.Reply reply = group.get("/v2/other/tool/" + rest);
            assertThat(Denial.isDenied(reply)).as(rest + reply.text()).isTrue();
        }
        assertThat(Upstream.WITHOUT_TOKENS.requests()).isEmpty();
    }

    @Test
    public void anAllowedImageThatNobodyHasIsNotFoundAndNotDenied() {
        assertThat(group.manifest("helloz/nothing:1").status()).isEqualTo(404);
    }

    @Test
    public void eachOfTwoMirrorsServesWhatItsOwnListAllowsAndNothingElse() {
        Visitor both = Visitor.of(Groups.BOTH_MIRRORS);
        both.manifest(Images.ONENAV).expect(200);
        both.manifest(Images.TEAM_APP).expect(200);
        for (String image : List.of(Images.ONE_IMAGE, Images.TEAM_DEEP, Images.OFF_LIST)) {
            Http.Reply reply = both.manifest(image);
            assertThat(Denial.isDenied(reply)).as(image + reply.text()).isTrue();
        }
        assertThat(Upstream.WITHOUT_TOKENS.requests())
                .allMatch(request -> request.contains("/v2/helloz/") || request.contains("/v2/team/app/manifests/"));
    }

    @Test
    public void aMirrorOfStrictGroupsRefusesWhatAnotherMemberHas() {
        Visitor strict = Visitor.of(Groups.STRICT);
        Denial.check(strict.plainly("GET", Visitor.manifestPath(Groups.OURS)), true, "ours/tool", "1", "strict");
        strict.manifest(Images.TEAM_APP).expect(200);
    }

    @Test
    public void aGroupWithAProxyWithoutAListIsNamedByTheHealthCheck() {
        String health = Rest.get("status/check").get("Docker mirror").toString();
        assertThat(health)
                .contains("group leaky serves what docker refuses: proxy unlisted in it has no allow-list")
                .doesNotContain("group both-mirrors", "group mirror-and-hosted");
    }

    @Test
    public void aMirrorInAGroupStillRefusesAtItsOwnAddress() {
        group.manifest(Groups.OURS).expect(200);
        assertThat(Denial.isDenied(Visitor.of(Groups.MIRROR).manifest(Groups.OURS)))
                .isTrue();
    }

    @Test
    public void aPathThatReadsTwoWaysReachesNoMirrorThroughAGroup() {
        for (String path : List.of(
                "/v2/helloz/../other/tool/manifests/1",
                "/v2/helloz/%2e%2e/other/tool/manifests/1",
                "/v2/helloz%2F..%2Fother/tool/manifests/1",
                "/v2//other/tool/manifests/1",
                "/v2/other/tool/manifests/1;v=/v2/helloz/x",
                "/v2/Other/tool/manifests/1",
                "/v2/other/tool/manifests/1/",
                "/v2/other/tool/manifests/1?ns=helloz")) {
            Http.Reply reply = group.plainly("GET", path);
            assertThat(reply.status()).as(path + reply.text()).isBetween(400, 404);
            assertThat(reply.text()).as(path).doesNotContain("schemaVersion");
        }
        // The server describes the request instead of answering it.
        assertThat(group.plainly("GET", "/v2/other/tool/manifests/1?describe=json")
                        .text())
                .doesNotContain("schemaVersion");
        assertThat(Upstream.WITHOUT_TOKENS.requests()).noneMatch(request -> request.contains("other"));
    }
}
