package org.dockermirror.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What is no registry path, or reads as two different ones, is refused and never passed on. */
@RunWith(Parameterized.class)
public class MalformedRequestTest {
    @ClassRule
    public static final Mirror MIRROR = new Mirror();

    @Parameters(name = "{0}")
    public static List<String> paths() {
        return List.of(
                "/v2/helloz%2Fonenav/manifests/0.9.33",
                "/v2/helloz/../baiyuetribe/zdir/manifests/latest",
                "/v2/helloz/%2e%2e/baiyuetribe/zdir/manifests/latest",
                "/v2//helloz/onenav/manifests/0.9.33",
                "/v2/helloz/onenav;v=1/manifests/0.9.33",
                "/v2/helloz/onenav/manifests/0.9.33?describe=json",
                "/v2/helloz/onenav/manifests/0.9.33/",
                "/v2/Helloz/onenav/manifests/0.9.33",
                "/v2/helloz/onenav/manifests/sha256:short");
    }

    private final String path;

    public MalformedRequestTest(String path) {
        this.path = path;
    }

    @Before
    public void forgetEarlierRequests() {
        Upstream.PROXY.forget();
    }

    @Test
    public void isRefusedByPathAndByPortWithoutAnUpstreamRequest() {
        for (Entrance entrance : List.of(Entrance.PATH, Entrance.CONNECTOR)) {
            Http.Reply reply = Visitor.at(entrance).plainly("GET", path);
            assertThat(reply.status()).as(entrance + reply.text()).isEqualTo(400);
            assertThat(reply.json().at("/errors/0/code").asText()).isEqualTo("NAME_INVALID");
        }
        assertThat(Upstream.PROXY.requests()).isEmpty();
    }

    @Test
    public void reachesNoImageOffTheListBehindNginx() {
        // nginx itself makes some of these clean, so that they arrive as honest requests for what they meant.
        Visitor.at(Entrance.NGINX).get(path);
        assertThat(Upstream.PROXY.requests()).noneMatch(request -> request.contains("baiyuetribe"));
    }
}
