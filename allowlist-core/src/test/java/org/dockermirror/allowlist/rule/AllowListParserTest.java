package org.dockermirror.allowlist.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.Test;

public class AllowListParserTest {

    /** As written, and as it is shown afterwards. */
    private static final Map<String, String> GOOD = Map.ofEntries(
            Map.entry("helloz/**", "helloz/**"),
            Map.entry("helloz/*", "helloz/*"),
            Map.entry("a/b/c/**", "a/b/c/**"),
            Map.entry("library/**", "library/**"),
            Map.entry("helloz/onenav", "helloz/onenav"),
            Map.entry("library/nginx", "library/nginx"),
            Map.entry("nginx", "library/nginx"),
            Map.entry("1234", "library/1234"),
            Map.entry("docker.io/helloz/**", "helloz/**"),
            Map.entry("Docker.IO/nginx", "library/nginx"),
            Map.entry("index.docker.io/library/nginx", "library/nginx"),
            Map.entry("registry-1.docker.io/a/*", "a/*"),
            Map.entry("docker.io/my.ns/app", "my.ns/app"));

    /** As written, and what is said about it. */
    private static final Map<String, String> BAD = Map.ofEntries(
            Map.entry("", "an entry must not be empty; write \"helloz/**\""),
            Map.entry("Helloz/**", "image names are lower case; write \"helloz/**\""),
            Map.entry("docker.io/Helloz/OneNav", "image names are lower case; write \"helloz/onenav\""),
            Map.entry("*", "for every image is not supported by this version"),
            Map.entry("**", "for every image is not supported by this version"),
            Map.entry("*/*", "for every image is not supported by this version"),
            Map.entry("*/**", "for every image is not supported by this version"),
            Map.entry("docker.io/**", "for every image is not supported by this version"),
            Map.entry("hel*/**", "a wildcard stands alone at the end"),
            Map.entry("helloz/one*", "a wildcard stands alone at the end"),
            Map.entry("helloz/***", "a wildcard stands alone at the end"),
            Map.entry("helloz**", "a wildcard stands alone at the end"),
            Map.entry("**/onenav", "a wildcard stands alone at the end"),
            Map.entry("helloz/**/onenav", "a wildcard stands alone at the end"),
            Map.entry("helloz/*/**", "a wildcard stands alone at the end"),
            Map.entry("/**", "an image name must not be empty"),
            Map.entry("/helloz/**", "unexpected \"/\" at character 1"),
            Map.entry("helloz//**", "unexpected \"/\" at character 7"),
            Map.entry("helloz/../**", "unexpected \".\" at character 8"),
            Map.entry("helloz/", "for all images below write \"helloz/**\""),
            Map.entry("helloz/onenav:0.9.33", "not supported by this version; write \"helloz/onenav\""),
            Map.entry("nginx:latest", "not supported by this version; write \"nginx\""),
            Map.entry("a/b@sha256:" + "a".repeat(64), "not supported by this version; write \"a/b\""),
            Map.entry("!helloz/private", "entries that deny are not supported by this version"),
            Map.entry("ghcr.io/helloz/**", "in the list of the mirror whose upstream is ghcr.io"),
            Map.entry("localhost/x", "in the list of the mirror whose upstream is localhost"),
            Map.entry("localhost:5000/x", "in the list of the mirror whose upstream is localhost:5000"),
            Map.entry("my.ns/app", "in the list of the mirror whose upstream is my.ns"),
            Map.entry("https://hub.docker.com/r/helloz/onenav", "an image name, not an address"),
            Map.entry("foo)|(bar", "unexpected \")\" at character 4"),
            Map.entry("^/v2/helloz/.*", "a wildcard stands alone at the end"),
            Map.entry("helloz/onenav ", "unexpected space at character 14"),
            Map.entry("helloz\u00a0/**", "unexpected U+00A0 at character 7"),
            Map.entry("\ufeffhelloz/**", "unexpected U+FEFF at character 1"),
            Map.entry("helloz/\u200b**", "a wildcard stands alone at the end"),
            Map.entry("h\u0435lloz/**", "unexpected U+0435 at character 2"),
            Map.entry("x".repeat(256), "at most 255 characters, this one has 256"));

    @Test
    public void goodEntriesAreCompiled() throws InvalidAllowListException {
        for (Map.Entry<String, String> good : GOOD.entrySet()) {
            AllowList list = parse(IndexType.HUB, "", good.getKey()).list();
            assertThat(list.entries()).singleElement().hasToString(good.getValue());
        }
    }

    @Test
    public void badEntriesAreShownWithPlaceAndWhatWouldBeRight() {
        assertThat(BAD).allSatisfy((text, problem) -> {
            InvalidAllowListException e =
                    catchThrowableOfType(InvalidAllowListException.class, () -> parse(IndexType.HUB, "", text));
            assertThat(e).isNotNull();
            assertThat(e.problems())
                    .singleElement()
                    .satisfies(only -> assertThat(only.toString())
                            .startsWith("list, line 1, column 5: \"" + text + "\"")
                            .contains(problem));
        });
    }

    @Test
    public void aPastedAddressDoesNotShowItsPassword() {
        for (String address : new String[] {
            "https://me:s3cret@example.com/x", "me:s3cret@example.com/x", "https://me@s3cret@example.com/x?t=s3cret"
        }) {
            assertThatExceptionOfType(InvalidAllowListException.class)
                    .isThrownBy(() -> parse(IndexType.HUB, "", address))
                    .withMessageStartingWith("list, line 1, column 5: \"...@example.com/x")
                    .withMessageEndingWith(
                            "an entry is an image name, not an address; write \"helloz/onenav\" or" + " \"helloz/**\"")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
        }
    }

    @Test
    public void aListWithOneBadEntryIsRefusedWholeWithEveryProblem() {
        assertThatExceptionOfType(InvalidAllowListException.class)
                .isThrownBy(() -> parse(IndexType.HUB, "", "helloz/**", "A/**", "ok/app", "b*"))
                .withMessage("""
                        list, line 2, column 5: "A/**": image names are lower case; write "a/**"
                        list, line 4, column 5: "b*": a wildcard stands alone at the end, after a namespace; write "helloz/**" or "helloz/*\"""")
                .satisfies(e -> assertThat(e.problems()).hasSize(2));
    }

    @Test
    public void aOnePartNameWarnsThatItIsAnOfficialImage() throws InvalidAllowListException {
        assertThat(parse(IndexType.HUB, "", "helloz").warnings())
                .singleElement()
                .hasToString(
                        "list, line 1, column 5: \"helloz\" means the official image library/helloz; for all images"
                                + " of helloz write \"helloz/**\"");
        assertThat(parse(IndexType.REGISTRY, "", "pause").warnings()).isEmpty();
        assertThat(parse(IndexType.HUB, "", "library/nginx", "docker.io/nginx").warnings())
                .isEmpty();
    }

    @Test
    public void bothSpellingsOfAnOfficialImageAreOneEntry() throws InvalidAllowListException {
        assertThat(parse(IndexType.HUB, "", "nginx", "library/nginx", "nginx")
                        .list()
                        .entries())
                .singleElement()
                .hasToString("library/nginx");
        assertThat(parse(IndexType.REGISTRY, "", "nginx", "library/nginx")
                        .list()
                        .entries())
                .extracting(Entry::toString)
                .containsExactly("nginx", "library/nginx");
    }

    @Test
    public void theHostOfTheOwnUpstreamIsDropped() throws InvalidAllowListException {
        assertThat(parse(IndexType.REGISTRY, "registry.k8s.io", "registry.k8s.io/pause", "Registry.K8s.io/my.ns/**")
                        .list()
                        .entries())
                .extracting(Entry::toString)
                .containsExactly("pause", "my.ns/**");
        assertThat(parse(IndexType.HUB, "127.0.0.1:5000", "127.0.0.1:5000/a/**", "docker.io/b/**")
                        .list()
                        .entries())
                .extracting(Entry::toString)
                .containsExactly("a/**", "b/**");
    }

    @Test
    public void dockerHubsHostIsAnotherHostForAnyOtherRegistry() {
        assertThatExceptionOfType(InvalidAllowListException.class)
                .isThrownBy(() -> parse(IndexType.REGISTRY, "registry.k8s.io", "docker.io/library/nginx"))
                .withMessageEndingWith("docker.io is not this mirror's upstream; write \"library/nginx\" in the list of"
                        + " the mirror whose upstream is docker.io");
    }

    @Test
    public void entriesFromAnOptionAreShownWithItsName() {
        assertThatExceptionOfType(InvalidAllowListException.class)
                .isThrownBy(
                        () -> AllowListParser.parse(WrittenEntry.allIn("--allow", List.of("a/**", "B")), IndexType.HUB))
                .withMessage("--allow: \"B\": image names are lower case; write \"b\"");
    }

    private static AllowListParser.Parsed parse(IndexType indexType, String upstream, String... entries)
            throws InvalidAllowListException {
        return AllowListParser.parse(Written.lines(entries), indexType, upstream);
    }
}
