package org.dockermirror.setup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.AllowListParser;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.dockermirror.allowlist.rule.WrittenEntry;
import org.dockermirror.setup.plan.RuleMatchers.Coarseness;
import org.junit.Test;

public class RuleMatchersTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);
    private static final List<String> READS = List.of(
            "/manifests/latest", "/manifests/" + DIGEST, "/blobs/" + DIGEST, "/referrers/" + DIGEST, "/tags/list");
    private static final List<String> QUERIES = List.of("", "?ns=docker.io", "?n=10&last=b");

    @Test
    public void oneNamespaceIsTheArticlesMatcher() {
        assertThat(hub("helloz/**")).isEqualTo(new RuleMatchers(List.of("^/v2/helloz/.*"), Coarseness.EXACT));
    }

    @Test
    public void severalNamespacesAreOneAlternation() {
        assertThat(hub("helloz/**", "user2/**").matchers()).containsExactly("^/v2/(helloz|user2)/.*");
        assertThat(hub("a/**", "a/b/**", "docker.io/a.b/**", "docker.io/my.ns/**")
                        .matchers())
                .containsExactly("^/v2/(a|a\\.b|my\\.ns)/.*");
    }

    @Test
    public void theRestIsAnchoredAndTakesAQuery() {
        assertThat(hub("ok/app.x", "b/*", "nginx").matchers())
                .containsExactly(
                        "^/v2/ok/app\\.x/(manifests|blobs|tags|referrers)/[A-Za-z0-9._:-]+(\\?.*)?",
                        "^/v2/b/[a-z0-9._-]+/(manifests|blobs|tags|referrers)/[A-Za-z0-9._:-]+(\\?.*)?",
                        "^/v2/(library/)?nginx/(manifests|blobs|tags|referrers)/[A-Za-z0-9._:-]+(\\?.*)?");
    }

    @Test
    public void namesAreLetThroughAndTheirNeighboursAreNot() {
        assertLetsThrough(hub("helloz/**"), "helloz/onenav", "helloz/a/b/c", "helloz/manifests/b");
        assertStops(hub("helloz/**"), "hellozevil/x", "helloz.evil/x", "x/helloz/y", "library/helloz/x");
        assertLetsThrough(hub("a/*"), "a/b");
        assertStops(hub("a/*"), "a", "a/b/c", "ab/c", "x/a/b");
        assertLetsThrough(hub("ok/app.x"), "ok/app.x");
        assertStops(hub("ok/app.x"), "ok/appyx", "ok/app.x/y", "ok/app.xy", "x/ok/app.x", "ok/app");
        assertLetsThrough(hub("docker.io/my.ns/**"), "my.ns/a");
        assertStops(hub("docker.io/my.ns/**"), "myxns/a");
    }

    @Test
    public void theArticlesFormLetsTheNamespacesOwnNameThrough() {
        assertLetsThrough(hub("helloz/**"), "helloz");
        assertStops(hub("helloz/*"), "helloz");
    }

    @Test
    public void officialImagesAreLetThroughInBothSpellings() {
        assertLetsThrough(hub("nginx"), "nginx", "library/nginx");
        assertLetsThrough(hub("library/nginx"), "nginx", "library/nginx");
        assertStops(hub("nginx"), "nginx/x", "library/nginx/x", "redis", "library/redis", "x/nginx");
        assertLetsThrough(hub("library/*"), "nginx", "library/nginx");
        assertStops(hub("library/*"), "a/nginx", "library/a/b");
        assertLetsThrough(hub("library/**"), "nginx", "library/nginx", "library/a/b");
        assertStops(hub("library/**"), "a/nginx");
        assertLetsThrough(hub("library/a/b"), "library/a/b");
        assertStops(hub("library/a/b"), "a/b");
    }

    @Test
    public void elsewhereOnePartNamesAreThemselves() {
        assertLetsThrough(registry("pause"), "pause");
        assertStops(registry("pause"), "library/pause", "pause/x");
        assertStops(registry("library/**", "library/x"), "x");
    }

    @Test
    public void aQueryOpensNothing() {
        RuleMatchers matchers = hub("helloz/**", "ok/app", "nginx");
        assertThat(List.of("?a=/helloz/", "?/v2/helloz/x", "?ns=\n", "?a=/v2/ok/app/manifests/latest"))
                .allSatisfy(query -> assertThat(letsThrough(matchers, "/v2/evil/x/manifests/latest" + query))
                        .isFalse());
        assertThat(letsThrough(matchers, "/v2/ok/app/manifests/latest\n")).isFalse();
        assertThat(letsThrough(matchers, "/v2/ok/app/manifests/../../x")).isFalse();
        assertThat(letsThrough(matchers, "/v2/ok/app/manifests/latest/")).isFalse();
    }

    @Test
    public void anEmptyListLetsNothingThrough() {
        RuleMatchers nothing = RuleMatchers.of(AllowList.empty(IndexType.HUB));
        assertThat(nothing.matchers()).singleElement().asString().isNotBlank();
        assertThat(Stream.of("/", "/v2", "/v2/", "/v2/token", "/v2/_catalog", "/v2/a/manifests/latest"))
                .noneMatch(path -> letsThrough(nothing, path));
    }

    @Test
    public void fiftyMatchersAreExactAndOneMoreIsFoldedToNamespaces() {
        assertThat(hub(images("ns", 50)).coarseness()).isEqualTo(Coarseness.EXACT);
        assertThat(hub(images("ns", 50)).matchers()).hasSize(50);
        assertThat(hub(images("ns", 51))).isEqualTo(new RuleMatchers(List.of("^/v2/ns/.*"), Coarseness.NAMESPACES));
        assertThat(hub(Stream.concat(Stream.of(images("ns", 49)), Stream.of("a/**", "b/**"))
                        .toArray(String[]::new)))
                .satisfies(it -> assertThat(it.coarseness()).isEqualTo(Coarseness.EXACT))
                .satisfies(it -> assertThat(it.matchers()).hasSize(50).contains("^/v2/(a|b)/.*"));
    }

    @Test
    public void foldedListsLetOfficialImagesThroughInBothSpellings() {
        String[] official =
                IntStream.range(0, 60).mapToObj(i -> "library/i" + i).toArray(String[]::new);
        assertThat(hub(official).coarseness()).isEqualTo(Coarseness.NAMESPACES);
        assertLetsThrough(hub(official), "i0", "library/i59");
        assertStops(hub(official), "x/i0");
        String[] onePart = IntStream.range(0, 60).mapToObj(i -> "i" + i).toArray(String[]::new);
        assertThat(registry(onePart).coarseness()).isEqualTo(Coarseness.NAMESPACES);
        assertLetsThrough(registry(onePart), "i0", "i59");
        assertStops(registry(onePart), "i60", "library/i0");
    }

    @Test
    public void aThousandNamespacesAreToldApartAndOneMoreIsEverything() {
        assertThat(hub(namespaces(1_000)).coarseness()).isEqualTo(Coarseness.EXACT);
        assertThat(hub(namespaces(1_001))).isEqualTo(new RuleMatchers(List.of("^/v2/.+"), Coarseness.EVERYTHING));
        assertThat(hub(Stream.concat(Stream.of(namespaces(999)), Stream.of(images("ns", 60)))
                                .toArray(String[]::new))
                        .coarseness())
                .isEqualTo(Coarseness.NAMESPACES);
        assertThat(hub(Stream.concat(Stream.of(namespaces(1_000)), Stream.of(images("ns", 60)))
                                .toArray(String[]::new))
                        .coarseness())
                .isEqualTo(Coarseness.EVERYTHING);
    }

    /** The net must never stop what the list allows; the seed is fixed, so a failure stays. */
    @Test
    public void whateverTheListAllowsIsLetThrough() {
        Random random = new Random(20260713);
        String[] parts = {"a", "b", "a.b", "library", "manifests", "c-d"};
        for (int i = 0; i < 1_000; i++) {
            boolean hub = random.nextBoolean();
            int size = random.nextInt(80) + 1;
            String[] entries = Stream.generate(() -> "registry.example/" + entry(random, parts)
                            + new String[] {"", "/*", "/**"}[random.nextInt(3)])
                    .limit(size)
                    .toArray(String[]::new);
            AllowList list = list(hub ? IndexType.HUB : IndexType.REGISTRY, entries);
            RuleMatchers matchers = RuleMatchers.of(list);
            for (int j = 0; j < 20; j++) {
                String name = name(random, parts);
                boolean allowed = list.scopeOf(ImageName.parse(name)).isPresent();
                boolean through = letsThrough(matchers, "/v2/" + name + "/manifests/latest");
                assertThat(through || !allowed)
                        .as("%s in %s", name, list.entries())
                        .isTrue();
                if (matchers.coarseness() == Coarseness.EXACT) {
                    assertThat(through)
                            .as("%s in %s", name, list.entries())
                            .isEqualTo(allowed || below(list, name + "/manifests/latest"));
                }
            }
        }
    }

    /** Whether the article's form takes it for a name below a namespace, as {@code a/manifests/latest} is below a. */
    private static boolean below(AllowList list, String path) {
        return list.entries().stream()
                .map(Entry::toString)
                .anyMatch(entry -> entry.endsWith("/**") && path.startsWith(entry.substring(0, entry.length() - 2)));
    }

    private static String entry(Random random, String[] parts) {
        String[] patterns = {"a*", "*", "**", "*a.b", "l*y"};
        String name = random.nextInt(3) > 0
                ? name(random, parts)
                : name(random, parts) + "/" + patterns[random.nextInt(patterns.length)];
        return random.nextInt(9) == 0 ? patterns[random.nextInt(patterns.length)] + "/" + name : name;
    }

    private static String name(Random random, String[] parts) {
        return String.join(
                "/",
                IntStream.rangeClosed(0, random.nextInt(3))
                        .mapToObj(i -> parts[random.nextInt(parts.length)])
                        .toList());
    }

    private static void assertLetsThrough(RuleMatchers matchers, String... images) {
        assertThat(paths(images)).isNotEmpty().allMatch(path -> letsThrough(matchers, path));
    }

    private static void assertStops(RuleMatchers matchers, String... images) {
        assertThat(paths(images)).isNotEmpty().noneMatch(path -> letsThrough(matchers, path));
    }

    private static List<String> paths(String... images) {
        return Stream.of(images)
                .flatMap(image -> READS.stream().map(read -> "/v2/" + image + read))
                .flatMap(path -> QUERIES.stream().map(query -> path + query))
                .toList();
    }

    /** As Nexus asks (RoutingRuleHelperImpl). */
    private static boolean letsThrough(RuleMatchers matchers, String pathAndQuery) {
        return matchers.matchers().stream().anyMatch(pathAndQuery::matches);
    }

    private static String[] images(String namespace, int count) {
        return IntStream.range(0, count).mapToObj(i -> namespace + "/i" + i).toArray(String[]::new);
    }

    private static String[] namespaces(int count) {
        return IntStream.range(0, count).mapToObj(i -> "n" + i + "/**").toArray(String[]::new);
    }

    private static RuleMatchers hub(String... entries) {
        return RuleMatchers.of(list(IndexType.HUB, entries));
    }

    private static RuleMatchers registry(String... entries) {
        return RuleMatchers.of(list(IndexType.REGISTRY, entries));
    }

    private static AllowList list(IndexType indexType, String... entries) {
        try {
            return AllowListParser.parse(WrittenEntry.allIn("test", List.of(entries)), indexType, "registry.example")
                    .list();
        } catch (InvalidAllowListException e) {
            throw new AssertionError(e);
        }
    }
}
