package org.dockermirror.allowlist.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.dockermirror.allowlist.decision.Decision.Allowed;
import org.dockermirror.allowlist.decision.Decision.ByContent;
import org.dockermirror.allowlist.decision.Decision.DeniedByEntry;
import org.dockermirror.allowlist.decision.Decision.Malformed;
import org.dockermirror.allowlist.decision.Decision.NoList;
import org.dockermirror.allowlist.decision.Decision.NoListing;
import org.dockermirror.allowlist.decision.Decision.NotListed;
import org.dockermirror.allowlist.decision.Decision.OnlyPinned;
import org.dockermirror.allowlist.decision.Decision.Passed;
import org.dockermirror.allowlist.decision.Decision.PullOnly;
import org.dockermirror.allowlist.request.RequestParser;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.Written;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

public class ConditionTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);
    private static final List<String> NAMED =
            List.of("/manifests/latest", "/manifests/" + DIGEST, "/tags/list", "/referrers/" + DIGEST);
    private static final String BLOB = "/blobs/" + DIGEST;
    private static final List<String> READS =
            Stream.concat(NAMED.stream(), Stream.of(BLOB)).toList();

    private final RequestParser parser = new RequestParser("docker");
    private final Condition condition = Condition.of(Written.list(IndexType.HUB, "helloz/**", "nginx"));

    @Test
    public void whatNamesAListedImageIsAllowedByItsEntry() {
        assertThat(NAMED).allSatisfy(read -> {
            assertThat(decide("/v2/helloz/onenav" + read, null))
                    .isInstanceOfSatisfying(
                            Allowed.class,
                            allowed -> assertThat(allowed.entry()).hasToString("helloz/**"));
            assertThat(decide("/v2/nginx" + read, "ns=docker.io"))
                    .isInstanceOfSatisfying(
                            Allowed.class,
                            allowed -> assertThat(allowed.entry()).hasToString("library/nginx"));
            assertThat(decide("/v2/library/nginx" + read, null)).isInstanceOf(Allowed.class);
        });
    }

    @Test
    public void aBlobOfAListedImageDependsOnWhatLeadsToIt() {
        assertThat(decide("/v2/helloz/onenav" + BLOB, null))
                .isInstanceOfSatisfying(
                        ByContent.class, it -> assertThat(it.scope().isWhole()).isTrue());
    }

    @Test
    public void underANameThatIsNotAllowedWholeManifestsAndReferrersDependOnWhatLeadsToThem() {
        Condition limited = Condition.of(Written.list(IndexType.HUB, "helloz/onenav:1.*"));
        for (String verb : new String[] {"manifests", "blobs", "referrers"}) {
            assertThat(decide(limited, "helloz/onenav/" + verb + "/" + DIGEST)).isInstanceOf(ByContent.class);
        }
    }

    @Test
    public void everyReadOfAnyOtherImageIsDenied() {
        assertThat(List.of("evil/x", "hellozevil/x", "helloz", "nginx/x", "library/helloz", "helloz.evil/x"))
                .allSatisfy(image -> assertThat(READS).allSatisfy(read -> {
                    assertThat(decide("/v2/" + image + read, null)).isInstanceOf(NotListed.class);
                    assertThat(decide("/v2/" + image + read, "a=/helloz/")).isInstanceOf(NotListed.class);
                    assertThat(decide("/v2/" + image + read, "ns=docker.io")).isInstanceOf(NotListed.class);
                }));
    }

    @Test
    public void aVerbInsideANameIsPartOfTheName() {
        assertThat(decide("/v2/helloz/x/manifests/b/manifests/latest", null)).isInstanceOf(Allowed.class);
        assertThat(decide("/v2/evil/manifests/helloz/manifests/latest", null)).isInstanceOf(NotListed.class);
        assertThat(decide("/v2/nginx/manifests/b/manifests/latest", null)).isInstanceOf(NotListed.class);
    }

    @Test
    public void pingAndTokenPassWithAndWithoutAList() {
        for (Condition any : new Condition[] {condition, Condition.withoutList()}) {
            assertThat(any.decide(parser.parse("GET", "/v2/", null))).isEqualTo(new Passed());
            assertThat(any.decide(parser.parse("POST", "/v2/token", null))).isEqualTo(new Passed());
        }
    }

    @Test
    public void withoutAListEveryImageIsDenied() {
        assertThat(READS)
                .allSatisfy(read -> assertThat(
                                Condition.withoutList().decide(parser.parse("GET", "/v2/helloz/onenav" + read, null)))
                        .isInstanceOf(NoList.class));
        assertThat(Condition.withoutList().list()).isEmpty();
    }

    @Test
    public void listingsWritesAndMalformedPathsAreDeniedWhateverTheList() {
        assertThat(decide("/v2/_catalog", null)).isEqualTo(new NoListing());
        assertThat(decide("/v1/search", "q=helloz")).isEqualTo(new NoListing());
        assertThat(condition.decide(parser.parse("PUT", "/v2/helloz/onenav/manifests/latest", null)))
                .isEqualTo(new PullOnly("PUT"));
        assertThat(decide("/v2/helloz/../evil/x/manifests/latest", null)).isInstanceOf(Malformed.class);
        assertThat(decide("/v2/helloz/onenav/manifests/latest", "describe=json"))
                .isInstanceOf(Malformed.class);
    }

    @Test
    public void aTagThatNoEntryNamesIsNotListed() {
        Condition limited = Condition.of(Written.list(IndexType.HUB, "bitnami/redis:7.*", "!bitnami/redis:*-rc"));
        assertThat(decide(limited, "bitnami/redis/manifests/7.2")).isInstanceOf(Allowed.class);
        assertThat(decide(limited, "bitnami/redis/manifests/6.0")).isInstanceOf(NotListed.class);
        assertThat(decide(limited, "bitnami/redis/manifests/7.2-rc"))
                .isInstanceOfSatisfying(
                        DeniedByEntry.class, it -> assertThat(it.entry()).hasToString("!bitnami/redis:*-rc"));
        assertThat(decide(limited, "bitnami/redis/tags/list")).isInstanceOf(Allowed.class);
        assertThat(decide(limited, "bitnami/redis/manifests/" + DIGEST)).isInstanceOf(ByContent.class);
        assertThat(decide(limited, "bitnami/redis/blobs/" + DIGEST)).isInstanceOf(ByContent.class);
    }

    @Test
    public void anImageOfPinsAloneHasNoTags() {
        Condition pinned = Condition.of(Written.list(IndexType.HUB, "grafana/grafana@" + DIGEST));
        assertThat(decide(pinned, "grafana/grafana/manifests/latest")).isInstanceOf(OnlyPinned.class);
        assertThat(decide(pinned, "grafana/grafana/tags/list")).isInstanceOf(OnlyPinned.class);
        assertThat(decide(pinned, "grafana/grafana/manifests/" + DIGEST)).isInstanceOf(ByContent.class);
        assertThat(decide(pinned, "grafana/loki/manifests/" + DIGEST)).isInstanceOf(NotListed.class);
    }

    @Test
    public void aDeniedDigestIsDeniedHoweverItIsAskedFor() {
        Condition denying = Condition.of(Written.list(IndexType.HUB, "helloz/**", "!helloz/onenav@" + DIGEST));
        for (String verb : new String[] {"manifests", "blobs", "referrers"}) {
            assertThat(decide(denying, "helloz/onenav/" + verb + "/" + DIGEST)).isInstanceOf(DeniedByEntry.class);
            assertThat(decide(denying, "helloz/onenav/" + verb + "/sha256:" + "b".repeat(64)))
                    .isInstanceOf(ByContent.class);
        }
        assertThat(decide(denying, "helloz/onenav/manifests/latest")).isInstanceOf(Allowed.class);
    }

    private static Decision decide(Condition condition, String path) {
        return condition.decide(new RequestParser("docker").parse("GET", "/v2/" + path, null));
    }

    private Decision decide(String path, @Nullable String query) {
        return condition.decide(parser.parse("GET", path, query));
    }
}
