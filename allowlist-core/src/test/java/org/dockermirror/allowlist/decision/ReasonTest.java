package org.dockermirror.allowlist.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dockermirror.allowlist.decision.Decision.Denied;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.request.RegistryRequest;
import org.dockermirror.allowlist.request.RegistryRequest.OfImage;
import org.dockermirror.allowlist.request.RequestParser;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.Written;
import org.junit.Test;

/** The keys of metrics, which must never change, and the words beside them. */
public class ReasonTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @Test
    public void everyDenialHasItsKeyItsStatusAndItsWords() {
        OfImage tag = ImageReference.parse("a/b:1").manifest();
        OfImage digest = ImageReference.parse("a/b@" + DIGEST).manifest();
        Entry deny = Written.list(IndexType.HUB, "!a/b").entries().get(0);
        assertDenial(new Decision.NotListed(tag), "not-listed", 403, "a/b is not on this mirror's allow-list");
        assertDenial(
                new Decision.NotListed(tag, true),
                "not-listed",
                403,
                "a/b:1 is not on this mirror's allow-list, other tags of it are");
        assertDenial(new Decision.NotListed(digest, true), "not-listed", 403, "a/b is not on this mirror's allow-list");
        assertDenial(
                new Decision.DeniedByEntry(tag, deny),
                "denied-by-entry",
                403,
                "a/b is denied by this mirror's allow-list");
        assertDenial(
                new Decision.OnlyPinned(tag),
                "only-pinned",
                403,
                "a/b is on this mirror's allow-list by digest only; pull it with @sha256:... behind its name");
        assertDenial(
                new Decision.NotLedTo(digest),
                "not-led-to",
                403,
                "a/b: nothing that this mirror's allow-list allows of it leads to this digest");
        assertDenial(new Decision.NoList(tag), "no-list", 403, "a/b is refused: this mirror has no valid allow-list");
        assertDenial(new Decision.NoListing(), "no-listing", 403, "this mirror does not list its images");
        assertDenial(new Decision.PullOnly("PUT"), "pull-only", 405, "this mirror is pull-only");
        assertDenial(new Decision.Malformed("no"), "malformed", 400, "no");
        assertDenial(
                new Decision.NotJudged(),
                "not-judged",
                403,
                "this mirror could not judge the request and refuses it; its log says why");
    }

    @Test
    public void aHostThatWasTypedTwiceIsPointedOut() {
        OfImage request = new RegistryRequest.TagList(ImageName.parse("docker.io/helloz/onenav"));
        assertDenial(
                new Decision.NotListed(request),
                "not-listed",
                403,
                "docker.io/helloz/onenav is not on this mirror's allow-list; leave the host out: helloz/onenav");
    }

    @Test
    public void aDeniedImageHasNoScopeNorOneWithoutAList() {
        Condition condition = Condition.of(Written.list(IndexType.HUB, "a/**", "!a/b"));
        assertThat(List.of("a/b", "b/c"))
                .noneMatch(name -> condition.scopeOf(ImageName.parse(name)).isPresent());
        assertThat(condition.scopeOf(ImageName.parse("a/c"))).isPresent();
        assertThat(Condition.withoutList().scopeOf(ImageName.parse("a/c"))).isEmpty();
        assertThat(AllowList.empty(IndexType.HUB).deniesParts()).isFalse();
    }

    @Test
    public void theEntryThatDeniesADigestIsNamed() {
        Digest digest = Digest.parse(DIGEST);
        ImageName image = ImageName.parse("a/c");
        Condition condition = Condition.of(Written.list(IndexType.HUB, "a/**", "!a/c@" + DIGEST));

        assertThat(condition.denyOf(image, digest)).get().hasToString("!a/c@" + DIGEST);
        assertThat(condition.denyOf(ImageName.parse("a/d"), digest)).isEmpty();
        assertThat(condition.denyOf(ImageName.parse("b/c"), digest)).isEmpty();
        assertThat(Condition.of(Written.list(IndexType.HUB, "a/**")).denyOf(image, digest))
                .isEmpty();
        assertThat(Condition.withoutList().denyOf(image, digest)).isEmpty();
    }

    @Test
    public void aDeniedNameIsDeniedInEveryWay() {
        Condition condition = Condition.of(Written.list(IndexType.HUB, "a/**", "!a/b", "!a/c:1"));
        for (String read : new String[] {"manifests/1", "manifests/" + DIGEST, "blobs/" + DIGEST, "tags/list"}) {
            assertThat(decide(condition, "/v2/a/b/" + read)).isInstanceOf(Decision.DeniedByEntry.class);
            assertThat(decide(condition, "/v2/b/b/" + read)).isInstanceOf(Decision.NotListed.class);
        }
        assertThat(decide(condition, "/v2/a/x/manifests/" + DIGEST)).isInstanceOf(Decision.Allowed.class);
        assertThat(decide(condition, "/v2/a/c/manifests/" + DIGEST)).isInstanceOf(Decision.ByContent.class);
    }

    private static Decision decide(Condition condition, String path) {
        return condition.decide(new RequestParser("docker").parse("GET", path, null));
    }

    private static void assertDenial(Denied denied, String reason, int status, String words) {
        assertThat(denied.reason()).isEqualTo(reason);
        Refusal refusal = Refusal.of(denied, "docker", IndexType.HUB);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.message()).isEqualTo(words);
    }
}
