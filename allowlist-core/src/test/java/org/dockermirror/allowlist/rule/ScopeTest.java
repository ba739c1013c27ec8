package org.dockermirror.allowlist.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;
import org.junit.Test;

public class ScopeTest {

    private static final Digest A = Digest.parse("sha256:" + "a".repeat(64));
    private static final Digest B = Digest.parse("sha256:" + "b".repeat(64));

    @Test
    public void anEntryForTheNameAllowsItWhole() {
        Scope scope = scope("a/**");
        assertThat(scope.image()).hasToString("a/b");
        assertThat(scope.isWhole()).isTrue();
        assertThat(scope.allowsAnyTag()).isTrue();
        assertThat(scope.isOnlyPinned()).isFalse();
        assertThat(scope.entryForTag(Tag.parse("1"))).get().hasToString("a/**");
        assertThat(scope.wholeEntry()).get().hasToString("a/**");
        assertThat(scope.pin(A)).isEmpty();
        assertThat(scope.denies(A)).isFalse();
        assertThat(scope.literalTags()).isEmpty();
    }

    @Test
    public void aDenyOfATagOrADigestMakesItLessThanWhole() {
        Scope tag = scope("a/**", "!a/*:*-rc");
        assertThat(tag.isWhole()).isFalse();
        assertThat(tag.allowsAnyTag()).isTrue();
        assertThat(tag.entryForTag(Tag.parse("1-rc"))).isEmpty();
        assertThat(tag.denyOf(Tag.parse("1-rc"))).get().hasToString("!a/*:*-rc");
        assertThat(tag.denyOf(Tag.parse("1"))).isEmpty();
        assertThat(tag.entryForTag(Tag.parse("1"))).get().hasToString("a/**");
        Scope digest = scope("a/**", "a/b@" + A, "!a/b@" + A);
        assertThat(digest.isWhole()).isFalse();
        assertThat(digest.denies(A)).isTrue();
        assertThat(digest.denyOf(A)).get().hasToString("!a/b@" + A);
        assertThat(digest.pin(A)).isEmpty();
        assertThat(digest.denies(B)).isFalse();
        assertThat(digest.denyOf(Tag.parse("1"))).isEmpty();
    }

    @Test
    public void tagEntriesAllowTheirTags() {
        Scope scope = scope("a/b:1", "a/*:1", "a/*:2.*", "a/b:3", "!a/b:3");
        assertThat(scope.isWhole()).isFalse();
        assertThat(scope.allowsAnyTag()).isFalse();
        assertThat(scope.isOnlyPinned()).isFalse();
        assertThat(scope.wholeEntry()).isEmpty();
        assertThat(scope.entryForTag(Tag.parse("1"))).get().hasToString("a/b:1");
        assertThat(scope.entryForTag(Tag.parse("2.5"))).get().hasToString("a/*:2.*");
        assertThat(scope.entryForTag(Tag.parse("3"))).isEmpty();
        assertThat(scope.entryForTag(Tag.parse("4"))).isEmpty();
        assertThat(scope.literalTags()).extracting(Tag::toString).containsExactly("1");
    }

    @Test
    public void aPinAllowsItsDigestAlone() {
        Scope scope = scope("a/b@" + A);
        assertThat(scope.isOnlyPinned()).isTrue();
        assertThat(scope.pin(A)).get().hasToString("a/b@" + A);
        assertThat(scope.pin(B)).isEmpty();
        assertThat(scope.entryForTag(Tag.parse("1"))).isEmpty();
        assertThat(scope.allowsAnyTag()).isFalse();
        assertThat(scope("a/b@" + A, "a/b:1").isOnlyPinned()).isFalse();
    }

    @Test
    public void pinsAreTheDigestsThatAreNamedAndNotDenied() {
        assertThat(scope("a/b@" + A, "a/*@" + B, "!a/b@" + B, "a/b:1").pins()).containsExactly(A);
        assertThat(scope("a/b").pins()).isEmpty();
    }

    @Test
    public void onlyAnEntryForATagMayHaveATagWildcard() {
        assertThat(scope("a/b:1", "a/b:2.*").hasTagWildcard()).isTrue();
        assertThat(scope("a/b:1", "a/b:2").hasTagWildcard()).isFalse();
        assertThat(scope("a/*", "a/b@" + A, "!a/b:2.*").hasTagWildcard()).isFalse();
    }

    @Test
    public void whatIsNotListedOrDeniedWholeHasNone() {
        assertThat(Written.list(IndexType.HUB, "a/c").scopeOf(ImageName.parse("a/b")))
                .isEmpty();
        assertThat(Written.list(IndexType.HUB, "a/b", "!a/**").scopeOf(ImageName.parse("a/b")))
                .isEmpty();
        assertThat(Written.list(IndexType.HUB, "!a/c:1").scopeOf(ImageName.parse("a/c")))
                .isEmpty();
    }

    private static Scope scope(String... entries) {
        return Written.list(IndexType.HUB, entries)
                .scopeOf(ImageName.parse("a/b"))
                .orElseThrow();
    }
}
