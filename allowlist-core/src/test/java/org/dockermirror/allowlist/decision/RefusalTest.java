package org.dockermirror.allowlist.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.dockermirror.allowlist.decision.Decision.Denied;
import org.dockermirror.allowlist.request.RequestParser;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.IndexType;
import org.junit.Test;

public class RefusalTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @Test
    public void anImageOffTheListIsTheDenyContract() {
        assertRefusal("GET", "/v2/baiyuetribe/zdir/manifests/latest", 403, """
                {"errors":[{"code":"DENIED","message":"baiyuetribe/zdir is not on this mirror's allow-list",\
                "detail":{"image":"baiyuetribe/zdir","tag":"latest","mirror":"docker"}}]}""");
    }

    @Test
    public void anOfficialImageIsNamedAsDockerHubKnowsIt() {
        assertRefusal("GET", "/v2/nginx/tags/list", 403, """
                {"errors":[{"code":"DENIED","message":"library/nginx is not on this mirror's allow-list",\
                "detail":{"image":"library/nginx","mirror":"docker"}}]}""");
    }

    @Test
    public void whateverIsAskedForByDigestNamesIt() {
        for (String verb : new String[] {"manifests", "blobs", "referrers"}) {
            assertThat(refusal("GET", "/v2/a/b/" + verb + "/" + DIGEST).detail())
                    .containsEntry("digest", DIGEST)
                    .containsOnlyKeys("image", "digest", "mirror");
        }
    }

    @Test
    public void withoutAListTheRefusalSaysSo() {
        Denied denied = (Denied)
                Condition.withoutList().decide(new RequestParser("docker").parse("GET", "/v2/a/b/tags/list", null));
        assertThat(Refusal.of(denied, "docker", IndexType.HUB).message())
                .isEqualTo("a/b is refused: this mirror has no valid allow-list");
    }

    @Test
    public void theOperatorsTextStandsBehindTheMessageOfADenial() {
        Refusal denied = refusal("GET", "/v2/a/b/tags/list");
        assertThat(denied.withHint("Ask \"me\"").message())
                .isEqualTo("a/b is not on this mirror's allow-list. Ask \"me\"");
        assertThat(denied.withHint("Ask \"me\"").json()).contains("allow-list. Ask \\\"me\\\"\"");
        assertThat(denied.withHint("")).isEqualTo(denied);
        Refusal push = refusal("PUT", "/v2/a/b/manifests/latest");
        assertThat(push.withHint("Ask me")).isEqualTo(push);
    }

    @Test
    public void aPushIsUnsupported() {
        assertRefusal("PUT", "/v2/a/b/manifests/latest", 405, """
                {"errors":[{"code":"UNSUPPORTED","message":"this mirror is pull-only",\
                "detail":{"method":"PUT","mirror":"docker"}}]}""");
    }

    @Test
    public void aListingIsDenied() {
        assertRefusal("GET", "/v2/_catalog", 403, """
                {"errors":[{"code":"DENIED","message":"this mirror does not list its images",\
                "detail":{"mirror":"docker"}}]}""");
    }

    @Test
    public void whatTheClientSentCannotBreakOutOfTheJson() {
        assertRefusal("GET", "/v2/a\"\\\n\u2028\ud83d\udc33<script>/manifests/latest", 400, """
                {"errors":[{"code":"NAME_INVALID","message":"\\"a\\"\\\\\\u000a\\u2028\\ud83d\\udc33<script>\\" is not an \
                image name: unexpected \\"\\"\\" at character 2","detail":{"mirror":"docker"}}]}""");
    }

    private static void assertRefusal(String method, String path, int status, String json) {
        Refusal refusal = refusal(method, path);
        assertThat(refusal.json()).isEqualTo(json);
        assertThat(refusal.status()).isEqualTo(status);
    }

    private static Refusal refusal(String method, String path) {
        Condition condition = Condition.of(AllowList.empty(IndexType.HUB));
        Denied denied = (Denied) condition.decide(new RequestParser("docker").parse(method, path, null));
        return Refusal.of(denied, "docker", IndexType.HUB);
    }
}
