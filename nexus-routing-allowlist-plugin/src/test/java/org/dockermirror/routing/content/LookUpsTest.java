package org.dockermirror.routing.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dockermirror.allowlist.content.Children;
import org.dockermirror.allowlist.content.KnownContent;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;
import org.dockermirror.allowlist.rule.AllowListParser;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.dockermirror.allowlist.rule.Scope;
import org.dockermirror.allowlist.rule.WrittenEntry;
import org.junit.Test;

public class LookUpsTest {

    private static final String REPOSITORY = "docker";
    private static final ImageName APP = ImageName.parse("team/app");
    private static final Digest INDEX = digest(1);
    private static final Digest MANIFEST = digest(2);
    private static final Digest LAYER = digest(3);
    private static final Digest ABSENT = digest(9);

    private final KnownContent known = KnownContent.inMemory(10_000, Clock.systemUTC());
    private final LookUps lookUps = new LookUps(new ImageContent(known));
    private final FakeSource source = new FakeSource();

    @Test
    public void aManifestThatOnlyAHeadWasSeenOfIsRead() {
        known.served(REPOSITORY, APP, Tag.parse("v1"), MANIFEST);
        source.manifests.put(MANIFEST.toString(), new Children(false, List.of(LAYER)));
        assertThat(isLedTo("team/app:v1", LAYER)).isTrue();
        assertThat(source.asked).containsExactly(MANIFEST.toString());
    }

    @Test
    public void aLiteralTagIsResolvedAndFollowedDown() {
        has("stable", INDEX, new Children(true, List.of(MANIFEST)));
        source.manifests.put(MANIFEST.toString(), new Children(false, List.of(LAYER)));
        assertThat(isLedTo("team/app:stable", LAYER)).isTrue();
        assertThat(source.asked).containsExactly("stable", MANIFEST.toString());
    }

    @Test
    public void tagsThatFitAWildcardAreTakenFromTheEndOfTheTagList() {
        for (int i = 0; i < 100; i++) {
            has("v" + i, digest(1_000 + i), new Children(false, List.of(digest(2_000 + i))));
            source.tags.add("v" + i);
            source.tags.add("x" + i);
        }
        assertThat(isLedTo("team/app:v*", digest(2_090))).isTrue();
        assertThat(source.asked).startsWith("v99").endsWith("v90").hasSize(10);
        assertThat(isLedTo("team/app:v*", digest(2_085)))
                .as("after another was found")
                .isTrue();
        source.asked.clear();
        assertThat(isLedTo("team/app:v*", digest(2_010)))
                .as("too far down the list")
                .isFalse();
        assertThat(source.asked).hasSize(LookUp.MOST_TAGS);
    }

    @Test
    public void aWholeImageIsLookedUpByLatestFirst() {
        has("latest", MANIFEST, new Children(false, List.of(LAYER)));
        source.tags.addAll(List.of("a", "latest"));
        assertThat(isLedTo("team/app", LAYER)).isTrue();
        assertThat(source.asked).containsExactly("latest");
    }

    @Test
    public void whatIsCachedIsReadBeforeTheUpstreamIsAsked() {
        has("v7", MANIFEST, new Children(false, List.of(LAYER)));
        source.cached.addAll(List.of("other", "v7", ABSENT.toString()));
        assertThat(isLedTo("team/app:v*", LAYER)).isTrue();
        assertThat(source.asked).containsExactly("v7");
        assertThat(source.lists).isZero();
    }

    @Test
    public void aPinnedManifestIsReadForItsLayers() {
        source.manifests.put(MANIFEST.toString(), new Children(false, List.of(LAYER)));
        assertThat(isLedTo("team/app@" + MANIFEST, LAYER)).isTrue();
    }

    @Test
    public void aTagListIsNotAskedForWhereNoTagOfItCouldFit() {
        assertThat(isLedTo("team/app:stable", LAYER)).isFalse();
        assertThat(source.lists).isZero();
    }

    @Test
    public void aSecondDigestThatIsNotThereCostsNothing() {
        assertThat(isLedTo("team/app", ABSENT)).isFalse();
        int asked = source.asked.size() + source.lists;
        for (int i = 100; i < 1_100; i++) {
            assertThat(isLedTo("team/app", digest(i))).isFalse();
        }
        assertThat(source.asked.size() + source.lists).isEqualTo(asked);
    }

    @Test
    public void afterSomethingWasLearnedOnlyThatIsRead() {
        source.tags.add("v1");
        assertThat(isLedTo("team/app:v*", LAYER)).isFalse();
        source.asked.clear();
        source.manifests.put(MANIFEST.toString(), new Children(false, List.of(LAYER)));
        known.served(REPOSITORY, APP, Tag.parse("v2"), MANIFEST);
        assertThat(isLedTo("team/app:v*", LAYER)).isTrue();
        assertThat(source.asked).containsExactly(MANIFEST.toString());
        assertThat(source.lists).isEqualTo(1);
    }

    @Test
    public void anotherListIsLookedUpAnew() {
        has("v1", MANIFEST, new Children(false, List.of(LAYER)));
        assertThat(isLedTo("team/app:stable", LAYER)).isFalse();
        assertThat(isLedTo("team/app:v1", LAYER)).isTrue();
    }

    @Test
    public void anIndexWithoutEndIsReadOnlySoFar() {
        source.endless = true;
        assertThat(isLedTo("team/app:stable", LAYER)).isFalse();
        assertThat(source.asked).hasSize(LookUp.MOST_READ);
    }

    @Test
    public void manyAtOnceWaitForOneLookUp() throws Exception {
        has("stable", MANIFEST, new Children(false, List.of(LAYER)));
        int clients = 50;
        CountDownLatch all = new CountDownLatch(clients);
        ExecutorService executor = Executors.newFixedThreadPool(clients);
        try {
            Callable<Boolean> client = () -> {
                all.countDown();
                all.await();
                return isLedTo("team/app:stable", LAYER);
            };
            List<Future<Boolean>> answers = executor.invokeAll(
                    IntStream.range(0, clients).mapToObj(i -> client).collect(Collectors.toList()));
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(source.asked).containsExactly("stable");
    }

    private boolean isLedTo(String entry, Digest digest) {
        return lookUps.isLedTo(REPOSITORY, APP, scope(entry), digest, source);
    }

    private void has(String tag, Digest manifest, Children children) {
        source.tagged.put(tag, manifest);
        source.manifests.put(manifest.toString(), children);
    }

    static Digest digest(int number) {
        return Digest.parse("sha256:" + String.format("%064x", number));
    }

    static Scope scope(String... entries) {
        try {
            return AllowListParser.parse(
                            WrittenEntry.allIn("test", Stream.of(entries).collect(Collectors.toList())),
                            IndexType.REGISTRY)
                    .list()
                    .scopeOf(APP)
                    .orElseThrow();
        } catch (InvalidAllowListException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A repository of one image that teaches what it serves, as the real one does. */
    private final class FakeSource implements ImageSource {
        final Map<String, Digest> tagged = new HashMap<>();
        final Map<String, Children> manifests = new HashMap<>();
        final List<String> cached = new ArrayList<>();
        final List<String> tags = new ArrayList<>();
        final List<String> asked = new ArrayList<>();
        boolean endless;
        int lists;

        @Override
        public Outcome read(String reference) {
            asked.add(reference);
            Digest manifest = tagged.get(reference);
            if (endless) {
                Digest next = digest(5_000 + asked.size());
                Digest self = asked.size() == 1 ? digest(5_000) : Digest.parse(reference);
                Tag tag = asked.size() == 1 ? Tag.parse(reference) : null;
                known.read(REPOSITORY, APP, tag, self, new Children(true, List.of(next)));
                return Outcome.READ;
            }
            Children children = manifests.get(manifest == null ? reference : manifest.toString());
            if (children == null) {
                return Outcome.ABSENT;
            }
            known.read(
                    REPOSITORY,
                    APP,
                    manifest == null ? null : Tag.parse(reference),
                    manifest == null ? Digest.parse(reference) : manifest,
                    children);
            return Outcome.READ;
        }

        @Override
        public List<String> cached() {
            return cached;
        }

        @Override
        public List<Tag> listedTags(Scope scope) {
            lists++;
            return tags.stream()
                    .map(Tag::parse)
                    .filter(tag -> scope.entryForTag(tag).isPresent())
                    .collect(Collectors.toList());
        }
    }
}
