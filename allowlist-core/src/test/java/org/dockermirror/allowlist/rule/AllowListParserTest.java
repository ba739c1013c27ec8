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
            Map.entry("docker.io/my.ns/app", "my.ns/app"),
            Map.entry("**", "**"),
            Map.entry("*", "library/*"),
            Map.entry("nginx*", "library/nginx*"),
            Map.entry("*/onenav", "*/onenav"),
            Map.entry("**/a/**/b", "**/a/**/b"),
            Map.entry("my-*-app/x", "my-*-app/x"),
            Map.entry("*.ns/x", "*.ns/x"),
            Map.entry("nginx:1.*", "library/nginx:1.*"),
            Map.entry("docker.io/a/b:V1", "a/b:V1"),
            Map.entry("nginx@sha256:" + "a".repeat(64), "library/nginx@sha256:" + "a".repeat(64)),
            Map.entry("!nginx", "!library/nginx"),
            Map.entry("!docker.io/a/*-private:*-rc", "!a/*-private:*-rc"));

    /** As written, and what is said about it. */
    private static final Map<String, String> BAD = Map.ofEntries(
            Map.entry("", "an entry must not be empty; write \"helloz/**\""),
            Map.entry("Helloz/**", "image names are lower case; write \"helloz/**\""),
            Map.entry("docker.io/Helloz/OneNav:V1", "image names are lower case; write \"helloz/onenav:V1\""),
            Map.entry("helloz/***", "write \"helloz/**\""),
            Map.entry("helloz**", "write \"helloz/**\""),
            Map.entry("a/**b/c", "write \"a/*b/c\""),
            Map.entry("/**", "unexpected \"/\" at character 1"),
            Map.entry("/helloz/**", "unexpected \"/\" at character 1"),
            Map.entry("helloz//**", "unexpected \"/\" at character 8"),
            Map.entry("!docker.io/helloz//**", "unexpected \"/\" at character 19"),
            Map.entry("helloz/../**", "unexpected \".\" at character 8"),
            Map.entry("helloz/", "for all images below write \"helloz/**\""),
            Map.entry("helloz/onenav:", "a tag follows the colon; write \"helloz/onenav:latest\""),
            Map.entry("nginx:-x", "\"-x\" is not a tag"),
            Map.entry("nginx:1.**", "in a tag one \"*\" stands for any characters; write \"nginx:1.*\""),
            Map.entry("a/b@sha256:" + "a".repeat(63), "is not a digest"),
            Map.entry("a/b@sha256:" + "A".repeat(64), "digests are lower case; write \"sha256:" + "a".repeat(64)),
            Map.entry("a/b:sha256:" + "a".repeat(64), "write \"a/b@sha256:" + "a".repeat(64) + "\""),
            Map.entry(
                    "a/b:1@sha256:" + "a".repeat(64),
                    "a digest needs no tag beside it; write \"a/b@sha256:" + "a".repeat(64) + "\""),
            Map.entry("!", "behind \"!\" stands what is denied"),
            Map.entry("!!helloz/x", "one \"!\" denies, and there are more"),
            Map.entry("ghcr.io/helloz/**", "in the list of the mirror whose upstream is ghcr.io"),
            Map.entry("localhost/x", "in the list of the mirror whose upstream is localhost"),
            Map.entry("localhost:5000/x", "in the list of the mirror whose upstream is localhost:5000"),
            Map.entry("my.ns/app", "in the list of the mirror whose upstream is my.ns"),
            Map.entry("https://hub.docker.com/r/helloz/onenav", "an image name, not an address"),
            Map.entry("foo)|(bar", "unexpected \")\" at character 4; an entry is no regular expression"),
            Map.entry("^/v2/helloz/.*", "unexpected \"^\" at character 1; an entry is no regular expression"),
            Map.entry("helloz/.*", "unexpected \".\" at character 8; an entry is no regular expression"),
            Map.entry("helloz/onenav ", "unexpected space at character 14"),
            Map.entry("! helloz/onenav", "unexpected space at character 2"),
            Map.entry("helloz\u00a0/**", "unexpected U+00A0 at character 7"),
            Map.entry("\ufeffhelloz/**", "unexpected U+FEFF at character 1"),
            Map.entry("helloz/\u200b**", "unexpected U+200B at character 8"),
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
                .isThrownBy(() -> parse(IndexType.HUB, "", "helloz/**", "A/**", "ok/app", "b**"))
                .withMessage("""
                        list, line 2, column 5: "A/**": image names are lower case; write "a/**"
                        list, line 4, column 5: "b**": "**" stands for whole segments, with slashes around it; write "b/**\"""")
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
        assertThat(parse(IndexType.HUB, "", "library/nginx", "docker.io/redis").warnings())
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

    @Test
    public void theLongestNamesAreEntries() throws InvalidAllowListException {
        String longest = "x".repeat(255);
        assertThat(only(longest)).isEqualTo(longest);
        assertThat(only("x".repeat(248))).isEqualTo("x".repeat(248));
        assertThat(only("x".repeat(247))).isEqualTo("library/" + "x".repeat(247));
    }

    @Test
    public void aColonOrASlashAtTheBeginningIsNoHost() {
        for (String bad : new String[] {":1", "@sha256:" + "a".repeat(64), "/a", ":"}) {
            assertThatExceptionOfType(InvalidAllowListException.class)
                    .as(bad)
                    .isThrownBy(() -> parse(IndexType.HUB, "", bad));
        }
        assertThatExceptionOfType(InvalidAllowListException.class)
                .isThrownBy(() -> parse(IndexType.HUB, "", ":1"))
                .withMessageEndingWith(": an image name must not be empty");
    }

    private static String only(String entry) throws InvalidAllowListException {
        return parse(IndexType.HUB, "", entry).list().entries().get(0).toString();
    }
}
