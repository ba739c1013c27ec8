package org.dockermirror.routing.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.mockito.Mock;
import org.mockito.junit.MockitoJUnit;
import org.mockito.junit.MockitoRule;
import org.mockito.quality.Strictness;

public class MirrorsTest {

    private static final String MANIFEST = "/v2/helloz/onenav/manifests/1";
    private static final WishedMirror DOCKER =
            WishedMirror.of("docker", "Allow_docker", IndexType.HUB, "", List.of("helloz/**"));

    @Rule
    public final MockitoRule strict = MockitoJUnit.rule().strictness(Strictness.STRICT_STUBS);

    @Mock
    private Remembered remembered;

    private Mirrors mirrors;

    @Before
    public void make() {
        mirrors = new Mirrors(remembered);
    }

    @Test
    public void nothingIsJudgedWhereNothingIsWished() {
        assertThat(mirrors.reachedAs("docker")).isEmpty();
        assertThat(mirrors.reachedAs("")).isEmpty();
    }

    @Test
    public void aWishedMirrorIsJudgedByItsListAndRemembered() throws Exception {
        mirrors.replace(List.of(DOCKER));

        assertThat(allows("docker", MANIFEST)).isTrue();
        assertThat(allows("docker", "/v2/other/image/manifests/1")).isFalse();
        verify(remembered).save(List.of(DOCKER));
    }

    @Test
    public void whatIsRememberedIsInForceAtOnce() throws Exception {
        when(remembered.load()).thenReturn(List.of(MirrorList.of(DOCKER)));

        mirrors = new Mirrors(remembered);

        assertThat(allows("docker", MANIFEST)).isTrue();
        assertThat(mirrors.wished()).containsExactly(DOCKER);
    }

    @Test
    public void upperAndLowerCaseReachTheSameRepositoryAsInNexus() throws Exception {
        mirrors.replace(List.of(DOCKER));

        assertThat(mirrors.reachedAs("DOCKER").orElseThrow().repository()).isEqualTo("docker");
    }

    @Test
    public void aMirrorThatIsNotWishedAnyMoreIsNotJudged() throws Exception {
        mirrors.replace(List.of(DOCKER));
        mirrors.replace(List.of());

        assertThat(mirrors.reachedAs("docker")).isEmpty();
    }

    @Test
    public void aListThatDoesNotCompileChangesNothing() throws Exception {
        mirrors.replace(List.of(DOCKER));
        WishedMirror bad = WishedMirror.of("docker", "Allow_docker", IndexType.HUB, "", List.of("Helloz/**"));

        assertThatThrownBy(() -> mirrors.replace(List.of(bad))).isInstanceOf(InvalidAllowListException.class);

        assertThat(mirrors.wished()).containsExactly(DOCKER);
        verify(remembered, never()).save(List.of(bad));
    }

    @Test
    public void withoutAValidListTheLastGoodOneStays() throws Exception {
        mirrors.replace(List.of(DOCKER));
        mirrors.replace(List.of(WishedMirror.withoutValidList("docker", "Allow_docker", IndexType.HUB)));

        assertThat(allows("docker", MANIFEST)).isTrue();
        assertThat(mirrors.wished()).containsExactly(DOCKER);
    }

    @Test
    public void whatWasWrittenWithTheListGoesWithIt() throws Exception {
        mirrors.replace(List.of(DOCKER.withDenyMessage("Ask me").withStrictGroups(true)));
        mirrors.replace(List.of(WishedMirror.withoutValidList("docker", "Allow_docker", IndexType.HUB)));
        mirrors.carry(new Carrier("by-hand", "Allow_docker", IndexType.HUB));

        for (String repository : List.of("docker", "by-hand")) {
            JudgedMirror mirror = mirrors.reachedAs(repository).orElseThrow();
            assertThat(mirror.strictGroups()).isTrue();
            assertThat(mirror.refusalOf(new Decision.NoListing()).message()).endsWith("images. Ask me");
        }
    }

    @Test
    public void withoutAnyListEveryImageIsRefusedAndPingPasses() throws Exception {
        mirrors.replace(List.of(WishedMirror.withoutValidList("docker", "Allow_docker", IndexType.HUB)));

        assertThat(allows("docker", MANIFEST)).isFalse();
        assertThat(allows("docker", "/v2/")).isTrue();
    }

    @Test
    public void aRepositoryThatCarriesTheRuleIsJudgedByTheRulesListInItsOwnSpelling() throws Exception {
        mirrors.replace(List.of(WishedMirror.of("docker", "Allow_docker", IndexType.HUB, "", List.of("nginx"))));
        mirrors.carry(new Carrier("by-hand", "Allow_docker", IndexType.REGISTRY));

        assertThat(allows("docker", "/v2/library/nginx/manifests/1")).isTrue();
        assertThat(allows("by-hand", "/v2/nginx/manifests/1")).isTrue();
        assertThat(allows("by-hand", "/v2/library/nginx/manifests/1")).isFalse();
    }

    @Test
    public void aRuleThatBelongsToNoMirrorOpensNothing() {
        mirrors.carry(new Carrier("by-hand", "Allow_gone", IndexType.HUB));

        assertThat(allows("by-hand", MANIFEST)).isFalse();
    }

    @Test
    public void aRuleThatBelongsToTwoMirrorsOpensNothing() throws Exception {
        mirrors.replace(
                List.of(DOCKER, WishedMirror.of("second", "Allow_docker", IndexType.HUB, "", List.of("user2/**"))));
        mirrors.carry(new Carrier("by-hand", "Allow_docker", IndexType.HUB));

        assertThat(allows("by-hand", MANIFEST)).isFalse();
    }

    @Test
    public void aListThatMakesNoSenseForACarriersIndexOpensNothingThere() throws Exception {
        mirrors.replace(
                List.of(WishedMirror.of("docker", "Allow_docker", IndexType.HUB, "", List.of("docker.io/helloz/**"))));
        mirrors.carry(new Carrier("by-hand", "Allow_docker", IndexType.REGISTRY));

        assertThat(allows("docker", MANIFEST)).isTrue();
        assertThat(allows("by-hand", MANIFEST)).isFalse();
    }

    @Test
    public void anEntryMayBeginWithTheMirrorsOwnUpstream() throws Exception {
        mirrors.replace(List.of(WishedMirror.of(
                "k8s", "Allow_k8s", IndexType.REGISTRY, "registry.k8s.io", List.of("registry.k8s.io/pause"))));

        assertThat(allows("k8s", "/v2/pause/manifests/1")).isTrue();
    }

    @Test
    public void aWishOutranksTheRuleThatItsRepositoryCarries() throws Exception {
        mirrors.carry(new Carrier("docker", "Allow_gone", IndexType.HUB));
        mirrors.replace(List.of(DOCKER));

        assertThat(allows("docker", MANIFEST)).isTrue();
    }

    @Test
    public void aCarrierThatLosesItsRuleIsNotJudgedAnyMore() {
        mirrors.carry(new Carrier("by-hand", "Allow_docker", IndexType.HUB));
        mirrors.carryNone("by-hand");

        assertThat(mirrors.reachedAs("by-hand")).isEmpty();
        verify(remembered, never()).save(any());
    }

    @Test
    public void aListThatHasNotChangedKeepsItsAge() throws Exception {
        WishedMirror mirror = WishedMirror.of("docker", "Allow_docker", IndexType.HUB, "", List.of("helloz/**"));
        mirrors.replace(List.of(mirror));
        Instant since = mirrors.inForceSince("docker").orElseThrow();
        AllowList list =
                mirrors.reachedAs("docker").orElseThrow().condition().list().orElseThrow();

        mirrors.replace(List.of(mirror));
        assertThat(mirrors.inForceSince("docker")).contains(since);
        assertThat(mirrors.reachedAs("docker").orElseThrow().condition().list().orElseThrow())
                .isSameAs(list);

        mirrors.replace(List.of(WishedMirror.of("docker", "Allow_docker", IndexType.HUB, "", List.of("other/image"))));
        assertThat(mirrors.inForceSince("docker").orElseThrow()).isAfter(since);
    }

    @Test
    public void whoWantsToKnowIsToldOfEveryChange() throws Exception {
        List<List<String>> told = new ArrayList<>();
        mirrors.replace(List.of());
        mirrors.tell(all ->
                told.add(all.stream().map(JudgedMirror::repository).sorted().toList()));
        mirrors.carry(new Carrier("by-hand", "Allow_docker", IndexType.HUB));
        mirrors.carryNone("by-hand");

        assertThat(told).containsExactly(List.of(), List.of("by-hand"), List.of());
    }

    @Test
    public void theListOfACarrierIsThatOfTheMirrorThatItsRuleBelongsTo() throws Exception {
        WishedMirror docker = WishedMirror.of("docker", "Allow_docker", IndexType.HUB, "", List.of("helloz/**"));
        mirrors.replace(List.of(docker));
        mirrors.carry(new Carrier("by-hand", "Allow_docker", IndexType.HUB));
        mirrors.carry(new Carrier("stranger", "Allow_else", IndexType.HUB));

        assertThat(mirrors.listOwner("docker")).contains(docker);
        assertThat(mirrors.listOwner("by-hand")).contains(docker);
        assertThat(mirrors.listOwner("stranger")).isEmpty();
        assertThat(mirrors.listOwner("raw")).isEmpty();
    }

    private boolean allows(String repository, String path) {
        return TestMirrors.refusal(mirrors.reachedAs(repository).orElseThrow(), "GET", path)
                .isEmpty();
    }
}
