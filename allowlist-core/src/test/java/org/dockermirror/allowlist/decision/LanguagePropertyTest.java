package org.dockermirror.allowlist.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.pholser.junit.quickcheck.From;
import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.generator.GenerationStatus;
import com.pholser.junit.quickcheck.generator.Generator;
import com.pholser.junit.quickcheck.random.SourceOfRandomness;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.request.RegistryRequest;
import org.dockermirror.allowlist.request.RequestParser;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.AllowListParser;
import org.dockermirror.allowlist.rule.Effect;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.dockermirror.allowlist.rule.WrittenEntry;
import org.junit.runner.RunWith;

/** What holds for every list and every request, against made-up ones; a failure shows its seed. */
@RunWith(JUnitQuickcheck.class)
public class LanguagePropertyTest {

    private static final String HOST = "registry.example";
    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @Property(trials = 2_000)
    public void anEntryReadAgainIsTheSame(@From(Entries.class) String written) {
        for (IndexType indexType : IndexType.values()) {
            Entry entry = list(List.of(written), indexType).entries().get(0);
            Entry again = list(List.of(behindHost(entry.toString())), indexType)
                    .entries()
                    .get(0);
            assertThat(again).isEqualTo(entry).hasToString(entry.toString()).hasSameHashCodeAs(entry);
            assertThat(again.name()).isEqualTo(entry.name());
            assertThat(again.tag()).isEqualTo(entry.tag());
            assertThat(again.digest()).isEqualTo(entry.digest());
            assertThat(again.effect()).isEqualTo(entry.effect());
        }
    }

    @Property(trials = 1_000)
    public void aDecisionIsThatOfTheSlowestReading(
            @From(Lists.class) List<String> written, @From(Pulls.class) String pull) {
        for (IndexType indexType : new IndexType[] {IndexType.HUB, IndexType.REGISTRY}) {
            AllowList list = list(written, indexType);
            RegistryRequest.OfImage request =
                    ImageReference.parse(HOST + "/" + pull).manifest();
            Decision decision = Condition.of(list).decide(request);
            assertThat(SlowCondition.decide(list, request))
                    .as("%s by %s", pull, written)
                    .isEqualTo(kind(decision));
        }
    }

    @Property(trials = 500)
    public void orderNeverMatters(@From(Lists.class) List<String> written, @From(Pulls.class) String pull, long seed) {
        List<String> shuffled = new ArrayList<>(written);
        Collections.shuffle(shuffled, new Random(seed));
        RegistryRequest.OfImage request =
                ImageReference.parse(HOST + "/" + pull).manifest();
        Decision decision = Condition.of(list(written, IndexType.HUB)).decide(request);
        Decision other = Condition.of(list(shuffled, IndexType.HUB)).decide(request);
        assertThat(kind(other)).isEqualTo(kind(decision));
        assertThat(entry(other)).as("%s by %s", pull, written).isEqualTo(entry(decision));
    }

    @Property(trials = 500)
    public void oneDenyMoreNeverAllowsMore(
            @From(Lists.class) List<String> written, @From(Entries.class) String more, @From(Pulls.class) String pull) {
        List<String> denied = new ArrayList<>(written);
        denied.add(more.startsWith("!") ? more : "!" + more);
        RegistryRequest.OfImage request =
                ImageReference.parse(HOST + "/" + pull).manifest();
        Decision before = Condition.of(list(written, IndexType.HUB)).decide(request);
        Decision after = Condition.of(list(denied, IndexType.HUB)).decide(request);
        if (before instanceof Decision.Denied) {
            assertThat(after).isInstanceOf(Decision.Denied.class);
        }
        if (before instanceof Decision.ByContent) {
            assertThat(after).isNotInstanceOf(Decision.Allowed.class);
        }
    }

    @Property(trials = 2_000)
    public void noPathIsThrownAt(String path, String query) {
        RequestParser parser = new RequestParser("docker");
        Condition condition = Condition.of(list(List.of("**"), IndexType.HUB));
        for (String each : new String[] {path, "/" + path, "/v2/" + path, "/v2/a/" + path, "/v2/a/manifests/" + path}) {
            RegistryRequest request = parser.parse("GET", each, query);
            assertThat(condition.decide(request)).isNotNull();
            if (request instanceof RegistryRequest.NotRegistryPath malformed) {
                assertThat(malformed.problem()).isNotBlank();
            }
        }
    }

    @Property(trials = 1_000)
    public void aNameThatIsAcceptedIsTheSameAfterwards(@From(Pulls.class) String pull) {
        ImageName name = ImageReference.parse(HOST + "/" + pull).image();
        assertThat(ImageName.parse(name.toString())).isEqualTo(name).hasToString(name.value());
        assertThat(ImageReference.parse(HOST + "/" + pull)).hasToString(HOST + "/" + pull);
        assertThat(new RequestParser("docker").parse("GET", "/v2/" + name + "/tags/list", null))
                .isEqualTo(new RegistryRequest.TagList(name));
    }

    private static String kind(Decision decision) {
        return decision instanceof Decision.Denied denied
                ? denied.reason()
                : decision.getClass().getSimpleName();
    }

    private static String entry(Decision decision) {
        if (decision instanceof Decision.Allowed allowed) {
            return allowed.entry().toString();
        }
        return decision instanceof Decision.DeniedByEntry denied
                ? denied.entry().toString()
                : "";
    }

    private static AllowList list(List<String> written, IndexType indexType) {
        try {
            return AllowListParser.parse(WrittenEntry.allIn("test", written), indexType, HOST)
                    .list();
        } catch (InvalidAllowListException e) {
            throw new AssertionError(e);
        }
    }

    /** A first part with a dot would be taken for a host. */
    private static String behindHost(String entry) {
        return entry.startsWith("!") ? "!" + HOST + "/" + entry.substring(1) : HOST + "/" + entry;
    }

    /** Entries of few letters, so that many speak of the same. */
    public static final class Entries extends Generator<String> {
        private static final String[] SEGMENTS = {"a", "b", "ab", "a.b", "library", "*", "**", "a*", "*b", "*a*", "l*y"
        };
        private static final String[] LIMITS = {"", "", "", "", ":1", ":1.*", ":*", ":*-rc", "@" + DIGEST};

        public Entries() {
            super(String.class);
        }

        @Override
        public String generate(SourceOfRandomness random, GenerationStatus status) {
            return (random.nextInt(4) == 0 ? "!" : "") + HOST + "/" + name(random, SEGMENTS) + random.choose(LIMITS);
        }

        static String name(SourceOfRandomness random, String[] segments) {
            return String.join(
                    "/",
                    IntStream.range(0, 1 + random.nextInt(4))
                            .mapToObj(i -> random.choose(segments))
                            .toList());
        }
    }

    /** Lists of them. */
    @SuppressWarnings("rawtypes")
    public static final class Lists extends Generator<List> {
        public Lists() {
            super(List.class);
        }

        @Override
        public List<String> generate(SourceOfRandomness random, GenerationStatus status) {
            Entries entries = new Entries();
            return IntStream.range(0, random.nextInt(8))
                    .mapToObj(i -> entries.generate(random, status))
                    .toList();
        }
    }

    /** What clients ask for. */
    public static final class Pulls extends Generator<String> {
        private static final String[] SEGMENTS = {"a", "b", "ab", "a.b", "library", "aab", "bab", "lily"};
        private static final String[] LIMITS = {"", ":1", ":1.2", ":1.2-rc", "@" + DIGEST, "@sha256:" + "b".repeat(64)};

        public Pulls() {
            super(String.class);
        }

        @Override
        public String generate(SourceOfRandomness random, GenerationStatus status) {
            return Entries.name(random, SEGMENTS) + random.choose(LIMITS);
        }
    }

    /** The package documentation of the list in the slowest and plainest words. */
    private static final class SlowCondition {

        static String decide(AllowList list, RegistryRequest.OfImage request) {
            List<String> name =
                    List.of(list.indexType().canonical(request.image()).value().split("/"));
            List<Entry> fitting = list.entries().stream()
                    .filter(entry -> fits(entry.name().segments(), name))
                    .toList();
            boolean denied = fitting.stream()
                    .filter(entry -> entry.effect() == Effect.DENY)
                    .anyMatch(entry -> speaksOf(entry, request));
            List<Entry> allows = fitting.stream()
                    .filter(entry -> entry.effect() == Effect.ALLOW)
                    .toList();
            boolean onlyItsDigestIsDenied = allows.isEmpty()
                    && request instanceof RegistryRequest.ManifestByDigest
                    && fitting.stream().noneMatch(Entry::isWhole);
            if (denied && !onlyItsDigestIsDenied) {
                return "denied-by-entry";
            }
            if (allows.isEmpty()) {
                return "not-listed";
            }
            if (request instanceof RegistryRequest.ManifestByDigest) {
                boolean partly = fitting.stream().anyMatch(entry -> entry.effect() == Effect.DENY);
                return allows.stream().anyMatch(Entry::isWhole) && !partly ? "Allowed" : "ByContent";
            }
            if (allows.stream().anyMatch(entry -> speaksOf(entry, request))) {
                return "Allowed";
            }
            return allows.stream().allMatch(entry -> entry.digest().isPresent()) ? "only-pinned" : "not-listed";
        }

        private static boolean speaksOf(Entry entry, RegistryRequest.OfImage request) {
            if (entry.isWhole()) {
                return true;
            }
            if (request instanceof RegistryRequest.ManifestByTag byTag) {
                return entry.tag().isPresent()
                        && fits(entry.tag().get().text(), byTag.tag().value());
            }
            return request instanceof RegistryRequest.ManifestByDigest byDigest
                    && entry.digest().isPresent()
                    && entry.digest().get().equals(byDigest.digest());
        }

        private static boolean fits(List<String> pattern, List<String> name) {
            if (pattern.isEmpty() || name.isEmpty()) {
                return pattern.isEmpty() && name.isEmpty();
            }
            List<String> rest = pattern.subList(1, pattern.size());
            if (!pattern.get(0).equals("**")) {
                return fits(pattern.get(0), name.get(0)) && fits(rest, name.subList(1, name.size()));
            }
            return IntStream.rangeClosed(1, name.size())
                    .anyMatch(taken -> fits(rest, name.subList(taken, name.size())));
        }

        private static boolean fits(String pattern, String text) {
            if (pattern.isEmpty()) {
                return text.isEmpty();
            }
            if (pattern.charAt(0) == '*') {
                return IntStream.rangeClosed(0, text.length())
                        .anyMatch(taken -> fits(pattern.substring(1), text.substring(taken)));
            }
            return !text.isEmpty()
                    && pattern.charAt(0) == text.charAt(0)
                    && fits(pattern.substring(1), text.substring(1));
        }
    }
}
