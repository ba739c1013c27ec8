package org.dockermirror.allowlist.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;
import org.junit.Test;

public class AllowListTest {

    @Test
    public void anEmptyListAllowsNothing() {
        assertRefuses(AllowList.empty(IndexType.HUB), "helloz/onenav", "nginx", "library/nginx");
    }

    @Test
    public void anyDepthAllowsEverythingBelowAndNotItself() {
        AllowList list = Written.list(IndexType.HUB, "helloz/**");
        assertAllows(list, "helloz/**", "helloz/onenav", "helloz/a/b/c/d", "helloz/manifests/x");
        assertRefuses(list, "helloz", "library/helloz", "hellozevil/x", "hello/z", "x/helloz/onenav", "helloz.evil/x");
        assertRefuses(list, "helloz-evil/x", "helloz_evil/x", "helloz0/x", "library/helloz/x");
    }

    @Test
    public void oneLevelAllowsExactlyOneLevelBelow() {
        AllowList list = Written.list(IndexType.HUB, "helloz/*", "a/b/*");
        assertAllows(list, "helloz/*", "helloz/onenav");
        assertAllows(list, "a/b/*", "a/b/c");
        assertRefuses(list, "helloz", "helloz/a/b", "hellozevil/x", "a/b", "a/c", "a/b/c/d");
    }

    @Test
    public void anImageAllowsItselfOnly() {
        AllowList list = Written.list(IndexType.HUB, "ok/app");
        assertAllows(list, "ok/app", "ok/app");
        assertRefuses(list, "ok/app/x", "ok/app2", "ok/ap", "ok", "x/ok/app", "ok/app-x", "ok/app.x");
    }

    @Test
    public void dotsAreDots() {
        AllowList list = Written.list(IndexType.HUB, "docker.io/my.ns/**", "a/b.c");
        assertAllows(list, "my.ns/**", "my.ns/app");
        assertAllows(list, "a/b.c", "a/b.c");
        assertRefuses(list, "myxns/app", "a/bxc", "my/ns/app");
    }

    @Test
    public void onDockerHubBothSpellingsOfAnOfficialImageAreTheSame() {
        for (String entry : new String[] {"nginx", "library/nginx"}) {
            AllowList list = Written.list(IndexType.HUB, entry);
            assertAllows(list, "library/nginx", "nginx", "library/nginx");
            assertRefuses(list, "nginx/nginx", "library/nginx/x", "library", "redis", "library/library/nginx");
        }
    }

    @Test
    public void onDockerHubTheOfficialNamespaceOpensOnePartNames() {
        assertAllows(Written.list(IndexType.HUB, "library/*"), "library/*", "nginx", "library/nginx");
        assertAllows(Written.list(IndexType.HUB, "library/**"), "library/**", "nginx", "library/nginx", "library/a/b");
        assertRefuses(Written.list(IndexType.HUB, "library/*"), "helloz/nginx", "library/a/b");
    }

    @Test
    public void elsewhereOnePartNamesAreThemselves() {
        AllowList pause = Written.list(IndexType.REGISTRY, "pause");
        assertAllows(pause, "pause", "pause");
        assertRefuses(pause, "library/pause");
        AllowList library = Written.list(IndexType.REGISTRY, "library/pause", "library/**");
        assertAllows(library, "library/pause", "library/pause");
        assertRefuses(library, "pause");
    }

    @Test
    public void theNearestEntryIsNamedWhateverTheOrder() {
        for (AllowList list : new AllowList[] {
            Written.list(IndexType.HUB, "a/**", "a/b/**", "a/b/*", "a/b/c"),
            Written.list(IndexType.HUB, "a/b/c", "a/b/*", "a/b/**", "a/**")
        }) {
            assertAllows(list, "a/b/c", "a/b/c");
            assertAllows(list, "a/b/*", "a/b/x");
            assertAllows(list, "a/b/**", "a/b/x/y");
            assertAllows(list, "a/**", "a/x", "a/x/y/z");
        }
    }

    @Test
    public void aNameTooLongForTheOfficialNamespaceIsRefusedNotThrown() {
        assertRefuses(Written.list(IndexType.HUB, "library/**", "nginx"), "x".repeat(248), "x".repeat(255));
    }

    @Test
    public void entriesKeepTheirOrder() {
        assertThat(Written.list(IndexType.HUB, "b/**", "a/*", "c/d").entries())
                .extracting(Entry::toString)
                .containsExactly("b/**", "a/*", "c/d");
    }

    @Test
    public void aDenyWinsOverEveryAllowWhereverItStands() {
        for (String[] entries : new String[][] {{"a/b", "!a/*"}, {"!a/*", "a/b"}, {"a/b", "!**/b"}, {"!a/b", "a/b"}}) {
            assertThat(deciding(Written.list(IndexType.HUB, entries), "a/b", "1"))
                    .startsWith("!");
        }
    }

    @Test
    public void anEntryThatAllowsTheTagWinsOverANearerOneThatDoesNot() {
        AllowList list = Written.list(IndexType.HUB, "a/b:2", "a/*:1", "**");
        assertThat(deciding(list, "a/b", "2")).isEqualTo("a/b:2");
        assertThat(deciding(list, "a/b", "1")).isEqualTo("a/*:1");
        assertThat(deciding(list, "a/b", "3")).isEqualTo("**");
        assertThat(deciding(Written.list(IndexType.HUB, "a/b:2", "a/*:1"), "a/b", "3"))
                .isEqualTo("a/b:2");
    }

    @Test
    public void aDenyOfAnotherTagDecidesNothing() {
        AllowList list = Written.list(IndexType.HUB, "!a/b:2", "a/b:1", "a/b@sha256:" + "a".repeat(64));
        assertThat(deciding(list, "a/b", "1")).isEqualTo("a/b:1");
        assertThat(deciding(list, "a/b", "2")).isEqualTo("!a/b:2");
        assertThat(deciding(list, "a/b", "3")).isEqualTo("a/b:1");
        assertThat(list.deniesParts()).isTrue();
        assertThat(Written.list(IndexType.HUB, "!a/b", "a/b:1").deniesParts()).isFalse();
    }

    @Test
    public void amongEquallyNearEntriesTheOneOfOneLevelIsNamedElseTheFirstByAlphabet() {
        for (String[] entries : new String[][] {{"a/*", "a/**"}, {"a/**", "a/*"}}) {
            assertThat(deciding(Written.list(IndexType.HUB, entries), "a/b", "1"))
                    .isEqualTo("a/*");
        }
        for (String[] entries : new String[][] {{"*/bc", "ab/*"}, {"ab/*", "*/bc"}}) {
            assertThat(deciding(Written.list(IndexType.HUB, entries), "ab/bc", "1"))
                    .isEqualTo("*/bc");
        }
        for (String[] entries : new String[][] {{"a*/b", "*x/bc"}, {"*x/bc", "a*/b*"}}) {
            assertThat(deciding(Written.list(IndexType.HUB, entries), "ax/bc", "1"))
                    .isEqualTo("*x/bc");
        }
    }

    @Test
    public void aNameIsNotAllowedBecauseItHasTheHashOfAnother() {
        // Made for each other: the index keeps 32 bits of the hash and the slot, and these are the same.
        String[][] pairs = {{"team/n35071", "team/n57981"}, {"team/n24898", "team/n642930"}};
        for (String[] pair : pairs) {
            assertRefuses(Written.list(IndexType.REGISTRY, pair[0]), pair[1]);
            assertRefuses(Written.list(IndexType.REGISTRY, pair[1]), pair[0]);
            AllowList both = Written.list(IndexType.REGISTRY, pair);
            assertAllows(both, pair[0], pair[0]);
            assertAllows(both, pair[1], pair[1]);
        }
    }

    private static String deciding(AllowList list, String image, String tag) {
        return list.decidingEntry(ImageName.parse(image), Tag.parse(tag))
                .orElseThrow()
                .toString();
    }

    private static void assertAllows(AllowList list, String entry, String... images) {
        assertThat(images)
                .allSatisfy(
                        image -> assertThat(list.scopeOf(ImageName.parse(image)).flatMap(Scope::wholeEntry))
                                .get()
                                .hasToString(entry));
    }

    private static void assertRefuses(AllowList list, String... images) {
        assertThat(images)
                .allSatisfy(image ->
                        assertThat(list.scopeOf(ImageName.parse(image))).isEmpty());
    }
}
