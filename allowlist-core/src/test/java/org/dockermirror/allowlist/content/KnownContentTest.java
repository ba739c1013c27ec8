package org.dockermirror.allowlist.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dockermirror.allowlist.content.TestImages.APP;
import static org.dockermirror.allowlist.content.TestImages.HUB;
import static org.dockermirror.allowlist.content.TestImages.OTHER;
import static org.dockermirror.allowlist.content.TestImages.V1;
import static org.dockermirror.allowlist.content.TestImages.V2;
import static org.dockermirror.allowlist.content.TestImages.digest;
import static org.dockermirror.allowlist.content.TestImages.index;
import static org.dockermirror.allowlist.content.TestImages.longDigest;
import static org.dockermirror.allowlist.content.TestImages.manifest;
import static org.dockermirror.allowlist.content.TestImages.scope;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.rule.Scope;
import org.junit.Test;

public class KnownContentTest {

    private static final Digest INDEX = digest(1);
    private static final Digest MANIFEST = digest(2);
    private static final Digest UNPULLED = digest(3);
    private static final Digest CONFIG = digest(4);
    private static final Digest LAYER = digest(5);
    private static final Digest SECOND = digest(6);
    private static final Digest SECOND_LAYER = digest(7);

    private final TestClock clock = new TestClock();
    private final KnownContent known = KnownContent.inMemory(1_000, clock);

    private Answer ask(Scope scope, Digest digest) {
        return known.ask(HUB, scope.image(), scope, digest);
    }

    private void pullV1() {
        known.read(HUB, APP, V1, INDEX, index(MANIFEST, UNPULLED));
        known.read(HUB, APP, null, MANIFEST, manifest(CONFIG, LAYER));
    }

    private void pullV2() {
        known.read(HUB, APP, V2, SECOND, manifest(CONFIG, SECOND_LAYER));
    }

    @Test
    public void nothingIsKnownAtFirst() {
        assertThat(ask(scope(APP, "team/app"), LAYER)).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    public void aWholeImageLeadsToEverythingThatWasServedUnderItsName() {
        pullV1();
        Scope scope = scope(APP, "team/app");
        assertThat(List.of(INDEX, MANIFEST, UNPULLED, CONFIG, LAYER))
                .allSatisfy(digest -> assertThat(ask(scope, digest)).isEqualTo(Answer.LED_TO));
        assertThat(ask(scope, SECOND)).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    public void aTagLeadsToItsIndexManifestsConfigurationAndLayersOnly() {
        pullV1();
        pullV2();
        Scope scope = scope(APP, "team/app:v1");
        assertThat(List.of(INDEX, MANIFEST, UNPULLED, CONFIG, LAYER))
                .allSatisfy(digest -> assertThat(ask(scope, digest)).isEqualTo(Answer.LED_TO));
        assertThat(List.of(SECOND, SECOND_LAYER))
                .allSatisfy(digest -> assertThat(ask(scope, digest)).isEqualTo(Answer.UNKNOWN));
    }

    @Test
    public void aTighterListIsInForceAtOnce() {
        pullV1();
        pullV2();
        assertThat(ask(scope(APP, "team/app"), SECOND_LAYER)).isEqualTo(Answer.LED_TO);
        assertThat(ask(scope(APP, "team/app:v1"), SECOND_LAYER)).isEqualTo(Answer.UNKNOWN);
        assertThat(ask(scope(APP, "team/app", "!team/app:v2"), SECOND_LAYER)).isEqualTo(Answer.UNKNOWN);
        assertThat(ask(scope(APP, "team/app:v*"), SECOND_LAYER)).isEqualTo(Answer.LED_TO);
    }

    @Test
    public void whatAnotherImageLeadsToIsNotLedTo() {
        pullV1();
        known.read(HUB, OTHER, V1, SECOND, manifest(SECOND_LAYER));
        assertThat(ask(scope(OTHER, "team/*"), LAYER)).isEqualTo(Answer.UNKNOWN);
        assertThat(known.ask("other", APP, scope(APP, "team/*"), LAYER)).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    public void anIndexThatListsAManifestOfAnotherImageDoesNotLeadIntoIt() {
        pullV1();
        known.read(HUB, OTHER, V1, SECOND, index(MANIFEST));
        Scope scope = scope(OTHER, "team/other");
        assertThat(ask(scope, LAYER)).isEqualTo(Answer.UNKNOWN);
        assertThat(known.unread(HUB, OTHER, scope, 10)).containsExactly(MANIFEST);
        known.served(HUB, OTHER, null, MANIFEST);
        assertThat(ask(scope, LAYER)).isEqualTo(Answer.LED_TO);
    }

    @Test
    public void aManifestThatNobodyReadIsNamedForALookUp() {
        known.served(HUB, APP, V1, MANIFEST);
        Scope scope = scope(APP, "team/app:v1");
        assertThat(ask(scope, MANIFEST)).isEqualTo(Answer.LED_TO);
        assertThat(ask(scope, LAYER)).isEqualTo(Answer.UNKNOWN);
        assertThat(known.unread(HUB, APP, scope, 10)).containsExactly(MANIFEST);
        known.read(HUB, APP, null, MANIFEST, manifest(LAYER));
        assertThat(ask(scope, LAYER)).isEqualTo(Answer.LED_TO);
        assertThat(known.unread(HUB, APP, scope, 10)).isEmpty();
    }

    @Test
    public void noMoreUnreadManifestsAreNamedThanWanted() {
        known.read(HUB, APP, V1, INDEX, index(MANIFEST, UNPULLED));
        assertThat(known.unread(HUB, APP, scope(APP, "team/app"), 1)).hasSize(1);
        assertThat(known.unread(HUB, OTHER, scope(OTHER, "team/other"), 1)).isEmpty();
    }

    @Test
    public void aTagThatMovedKeepsItsEarlierManifestForAnHour() {
        known.read(HUB, APP, V1, MANIFEST, manifest(LAYER));
        known.read(HUB, APP, V1, SECOND, manifest(SECOND_LAYER));
        Scope scope = scope(APP, "team/app:v1");
        assertThat(ask(scope, SECOND_LAYER)).isEqualTo(Answer.LED_TO);
        assertThat(ask(scope, LAYER)).isEqualTo(Answer.LED_TO);
        clock.passes(KnownContent.AFTER_A_MOVE.minusMillis(1));
        assertThat(ask(scope, LAYER)).isEqualTo(Answer.LED_TO);
        clock.passes(Duration.ofMillis(1));
        assertThat(ask(scope, LAYER)).isEqualTo(Answer.UNKNOWN);
        assertThat(ask(scope, SECOND_LAYER)).isEqualTo(Answer.LED_TO);
    }

    @Test
    public void aTagThatWasDeniedSinceKeepsNoEarlierManifest() {
        known.read(HUB, APP, V1, MANIFEST, manifest(LAYER));
        known.read(HUB, APP, V1, SECOND, manifest(SECOND_LAYER));
        assertThat(ask(scope(APP, "team/app:v2"), LAYER)).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    public void aTagThatMovesBackAndForthKeepsAFewEarlierManifests() {
        for (int i = 0; i < 100; i++) {
            known.served(HUB, APP, V1, digest(100 + i));
        }
        Scope scope = scope(APP, "team/app:v1");
        assertThat(ask(scope, digest(199))).isEqualTo(Answer.LED_TO);
        assertThat(ask(scope, digest(199 - ContentState.MOST_MOVED))).isEqualTo(Answer.LED_TO);
        assertThat(ask(scope, digest(198 - ContentState.MOST_MOVED))).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    public void aPinIsAllowedItselfAndLeadsOn() {
        Scope scope = scope(APP, "team/app@" + INDEX);
        assertThat(ask(scope, INDEX)).isEqualTo(Answer.LED_TO);
        assertThat(ask(scope, MANIFEST)).isEqualTo(Answer.UNKNOWN);
        pullV1();
        pullV2();
        assertThat(ask(scope, LAYER)).isEqualTo(Answer.LED_TO);
        assertThat(ask(scope, SECOND_LAYER)).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    public void aDeniedDigestIsNotLedToAndLeadsNowhere() {
        pullV1();
        pullV2();
        Scope scope = scope(APP, "team/app", "!team/app@" + MANIFEST);
        assertThat(ask(scope, MANIFEST)).isEqualTo(Answer.NOT_LED_TO);
        assertThat(ask(scope, LAYER)).isEqualTo(Answer.UNKNOWN);
        assertThat(ask(scope, CONFIG)).as("v2 has the same").isEqualTo(Answer.LED_TO);
    }

    @Test
    public void whatWasListedAsReferrerIsLedToFromItsSubject() {
        pullV1();
        known.referrers(HUB, APP, INDEX, List.of(SECOND));
        known.referrers(HUB, APP, INDEX, List.of(SECOND));
        assertThat(ask(scope(APP, "team/app:v1"), SECOND)).isEqualTo(Answer.LED_TO);
        assertThat(ask(scope(APP, "team/app:v2"), SECOND)).isEqualTo(Answer.UNKNOWN);
        known.read(HUB, APP, null, SECOND, manifest(SECOND_LAYER));
        assertThat(ask(scope(APP, "team/app:v1"), SECOND_LAYER)).isEqualTo(Answer.LED_TO);
    }

    @Test
    public void manifestsThatListEachOtherEndTheWalk() {
        known.read(HUB, APP, V1, INDEX, index(SECOND));
        known.read(HUB, APP, null, SECOND, index(INDEX, MANIFEST));
        assertThat(ask(scope(APP, "team/app:v1"), MANIFEST)).isEqualTo(Answer.LED_TO);
    }

    @Test
    public void longDigestsLeadLikeOthers() {
        known.read(HUB, APP, V1, longDigest(1), index(longDigest(2), MANIFEST));
        known.read(HUB, APP, null, longDigest(2), manifest(longDigest(3), LAYER));
        known.read(HUB, APP, null, MANIFEST, manifest(CONFIG));
        Scope scope = scope(APP, "team/app:v1");
        assertThat(List.of(longDigest(1), longDigest(2), longDigest(3), LAYER, CONFIG))
                .allSatisfy(digest -> assertThat(ask(scope, digest)).isEqualTo(Answer.LED_TO));
        assertThat(ask(scope, longDigest(4))).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    public void whatWasLookedUpInVainIsRefusedUntilTimeIsOver() {
        Scope scope = scope(APP, "team/app");
        known.settle(HUB, APP, scope, Duration.ofMinutes(5));
        assertThat(ask(scope, LAYER)).isEqualTo(Answer.NOT_LED_TO);
        assertThat(ask(scope(OTHER, "team/*"), LAYER)).isEqualTo(Answer.UNKNOWN);
        clock.passes(Duration.ofMinutes(5));
        assertThat(ask(scope, LAYER)).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    public void whatWasLookedUpInVainIsLookedUpAgainOnceSomethingIsLearned() {
        Scope scope = scope(APP, "team/app");
        pullV1();
        known.settle(HUB, APP, scope, Duration.ofMinutes(5));
        assertThat(ask(scope, SECOND)).isEqualTo(Answer.NOT_LED_TO);
        assertThat(ask(scope, LAYER)).isEqualTo(Answer.LED_TO);
        pullV1();
        assertThat(ask(scope, SECOND)).as("nothing new").isEqualTo(Answer.NOT_LED_TO);
        known.served(HUB, APP, V2, digest(99));
        assertThat(ask(scope, SECOND)).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    public void whatWasLookedUpInVainIsLookedUpAgainForAnotherList() {
        known.settle(HUB, APP, scope(APP, "team/app:v1"), Duration.ofMinutes(5));
        assertThat(ask(scope(APP, "team/app:v*"), LAYER)).isEqualTo(Answer.UNKNOWN);
        assertThat(ask(scope(APP, "team/app:v1"), LAYER)).isEqualTo(Answer.NOT_LED_TO);
    }

    @Test
    public void itKnowsWhatNeedNotBeReadAgain() {
        assertThat(known.knows(HUB, APP, V1, INDEX)).isFalse();
        known.served(HUB, APP, V1, INDEX);
        assertThat(known.knows(HUB, APP, V1, INDEX)).as("not read").isFalse();
        pullV1();
        assertThat(known.knows(HUB, APP, V1, INDEX)).isTrue();
        assertThat(known.knows(HUB, APP, null, INDEX)).isTrue();
        assertThat(known.knows(HUB, APP, V2, INDEX)).as("another tag").isFalse();
        assertThat(known.knows(HUB, OTHER, null, INDEX)).as("another name").isFalse();
        known.served(HUB, APP, V1, SECOND);
        assertThat(known.knows(HUB, APP, V1, INDEX)).as("the tag moved").isFalse();
    }

    @Test
    public void theNamesThatWereAskedForLastAreKeptWhenThereIsNoRoom() {
        KnownContent little = KnownContent.inMemory(18, clock);
        Scope first = scope(APP, "team/app");
        little.read(HUB, APP, V1, MANIFEST, manifest(LAYER));
        little.read(HUB, OTHER, V1, SECOND, manifest(SECOND_LAYER));
        for (int i = 0; i < 4; i++) {
            clock.passes(Duration.ofSeconds(1));
            assertThat(little.ask(HUB, APP, first, LAYER)).isEqualTo(Answer.LED_TO);
            assertThat(little.size()).isEqualTo(4 + i);
            little.served(HUB, ImageName.parse("team/n" + i), null, digest(100 + i));
        }
        assertThat(little.size()).isEqualTo(8);
        clock.passes(Duration.ofSeconds(1));
        little.ask(HUB, APP, first, LAYER);
        little.served(HUB, ImageName.parse("team/last"), null, digest(200));
        little.served(HUB, ImageName.parse("team/last"), null, digest(201));
        assertThat(little.ask(HUB, APP, first, LAYER)).isEqualTo(Answer.LED_TO);
        assertThat(little.size()).as("of last, app, n3, n2 and n1").isEqualTo(7);
        assertThat(little.knows(HUB, APP, V1, MANIFEST)).isTrue();
        assertThat(little.ask(HUB, OTHER, scope(OTHER, "team/other"), SECOND_LAYER))
                .isEqualTo(Answer.UNKNOWN);
    }

    @Test
    public void noMoreIsKnownThanTheLimit() {
        KnownContent little = KnownContent.inMemory(20, clock);
        for (int i = 0; i < 30; i++) {
            ImageName image = ImageName.parse("team/n" + i);
            little.read(HUB, image, V1, digest(100 + i), manifest(digest(200 + i)));
            assertThat(little.ask(HUB, image, scope(image, "team/*"), digest(200 + i)))
                    .isEqualTo(Answer.LED_TO);
            assertThat(little.size()).isLessThanOrEqualTo(20);
        }
        assertThat(little.size()).isGreaterThan(4);
    }

    @Test
    public void aTagThatMovesToAKnownManifestLeadsThereAtOnce() {
        pullV2();
        known.read(HUB, APP, V1, MANIFEST, manifest(LAYER));
        Scope scope = scope(APP, "team/app:v1");
        assertThat(ask(scope, SECOND_LAYER)).isEqualTo(Answer.UNKNOWN);
        known.served(HUB, APP, V1, SECOND);
        assertThat(ask(scope, SECOND_LAYER)).isEqualTo(Answer.LED_TO);
    }

    @Test
    public void aReferrerIsLedToAsSoonAsItWasListed() {
        pullV1();
        pullV2();
        Scope scope = scope(APP, "team/app:v1");
        known.served(HUB, OTHER, null, digest(9));
        assertThat(ask(scope, digest(9))).isEqualTo(Answer.UNKNOWN);
        known.referrers(HUB, APP, SECOND, List.of(digest(8)));
        known.referrers(HUB, APP, INDEX, List.of(digest(9)));
        assertThat(ask(scope, digest(9))).isEqualTo(Answer.LED_TO);
        assertThat(ask(scope, digest(8))).as("of another tag's manifest").isEqualTo(Answer.UNKNOWN);
    }

    @Test
    public void whatOneThreadLearnsOthersKnow() throws Exception {
        pullV1();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            assertThat(executor.submit(() -> ask(scope(APP, "team/app"), LAYER)).get())
                    .isEqualTo(Answer.LED_TO);
            executor.submit(this::pullV2).get();
            assertThat(ask(scope(APP, "team/app"), SECOND_LAYER)).isEqualTo(Answer.LED_TO);
        } finally {
            executor.shutdownNow();
        }
    }
}
