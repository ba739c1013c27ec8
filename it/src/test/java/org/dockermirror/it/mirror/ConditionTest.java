package org.dockermirror.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dockermirror.it.bed.Denial;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What the list allows is served and nothing else, whichever way a request comes in. */
@RunWith(Parameterized.class)
public class ConditionTest {
    @ClassRule
    public static final Mirror MIRROR = new Mirror();

    @Parameters(name = "{0}")
    public static Entrance[] entrances() {
        return Entrance.values();
    }

    private final Visitor visitor;

    public ConditionTest(Entrance entrance) {
        this.visitor = Visitor.at(entrance);
    }

    @Before
    public void forgetEarlierRequests() {
        Upstream.PROXY.forget();
    }

    @Test
    public void anEntryForAllBelowANamespaceAllowsEveryDepth() {
        served(Images.ONENAV);
        // On the list and not upstream: not found, which is not a denial.
        Http.Reply deep = visitor.manifest("helloz/a/b/c:1");
        assertThat(deep.status()).as(deep.text()).isEqualTo(404);
    }

    @Test
    public void anEntryForOneLevelAllowsThatLevelOnly() {
        served(Images.TEAM_APP);
        denied("team/app/deep", "1");
    }

    @Test
    public void anEntryForOneImageAllowsThatImageOnly() {
        served(Images.ONE_IMAGE);
        denied("other/tools", "1");
        denied("other/tool/more", "1");
    }

    @Test
    public void aOnePartEntryAllowsTheOfficialImageUnderBothSpellings() {
        served(Images.NGINX);
        String digest = visitor.manifest("nginx:latest").expect(200).header("Docker-Content-Digest");
        assertThat(digest).isEqualTo(Upstream.IMAGES.digest(Images.NGINX));
    }

    @Test
    public void anImageOffTheListIsDeniedOnGet() {
        Denial.check(
                visitor.plainly("GET", Visitor.manifestPath(Images.OFF_LIST)),
                true,
                "baiyuetribe/zdir",
                "latest",
                "docker");
        assertThat(Upstream.PROXY.requests()).isEmpty();
    }

    @Test
    public void anImageOffTheListIsDeniedOnHeadWithoutABody() {
        Denial.check(
                visitor.plainly("HEAD", Visitor.manifestPath(Images.OFF_LIST)),
                false,
                "baiyuetribe/zdir",
                "latest",
                "docker");
        assertThat(Upstream.PROXY.requests()).isEmpty();
    }

    @Test
    public void aBlobAndATagListOffTheListAreDenied() {
        for (String rest : List.of("/blobs/sha256:" + "0".repeat(64), "/tags/list")) {
            for (String method : List.of("GET", "HEAD")) {
                assertThat(visitor.plainly(method, "/v2/baiyuetribe/zdir" + rest)
                                .status())
                        .as(method + rest)
                        .isEqualTo(403);
            }
        }
        assertThat(Upstream.PROXY.requests()).isEmpty();
    }

    @Test
    public void writesAreRefusedWhateverTheName() {
        for (String method : List.of("PUT", "POST", "PATCH", "DELETE")) {
            for (String path : List.of(
                    "/v2/helloz/onenav/manifests/1", "/v2/helloz/onenav/blobs/uploads/", "/v2/a/b/blobs/uploads/")) {
                Http.Reply reply = visitor.plainly(method, path);
                assertThat(reply.status()).as(method + path).isEqualTo(405);
                assertThat(reply.json().at("/errors/0/code").asText()).isEqualTo("UNSUPPORTED");
                assertThat(reply.json().at("/errors/0/message").asText()).isEqualTo("this mirror is pull-only");
            }
        }
        assertThat(Upstream.PROXY.requests()).isEmpty();
    }

    @Test
    public void theCatalogueIsDenied() {
        Http.Reply reply = visitor.get("/v2/_catalog");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().at("/errors/0/code").asText()).isEqualTo("DENIED");
    }

    private void served(String image) {
        Http.Reply reply = visitor.manifest(image).expect(200);
        assertThat(reply.header("Docker-Content-Digest")).isEqualTo(Upstream.IMAGES.digest(image));
    }

    private void denied(String name, String tag) {
        Denial.check(visitor.plainly("GET", "/v2/" + name + "/manifests/" + tag), true, name, tag, "docker");
    }
}
