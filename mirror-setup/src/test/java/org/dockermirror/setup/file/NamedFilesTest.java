package org.dockermirror.setup.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.rule.Position;
import org.dockermirror.allowlist.rule.WrittenEntry;
import org.dockermirror.setup.wish.Credentials;
import org.dockermirror.setup.wish.Mirror;
import org.junit.Test;

/** The lists and passwords that stand in files of their own, and the settings that go with them. */
public class NamedFilesTest {

    private static final String SECRET = "s3cret-password";

    @Test
    public void aListIsReadFromATextFile() throws InvalidMirrorFileException {
        MirrorFile file =
                parse("allowFile: list.txt", Map.of("list.txt", "\ufeff# ours\r\nhelloz/**  # all\r\n\r\n!helloz/x"));
        Mirror mirror = file.wish().mirrors().get(0);
        assertThat(mirror.entries())
                .containsExactly(
                        new WrittenEntry("helloz/**", new Position("etc/list.txt", 2, 1)),
                        new WrittenEntry("!helloz/x", new Position("etc/list.txt", 4, 1)));
        assertThat(mirror.allow().scopeOf(ImageName.parse("helloz/y"))).isPresent();
        assertThat(mirror.allow().scopeOf(ImageName.parse("helloz/x"))).isEmpty();
    }

    @Test
    public void denyStandsBesideEither() throws InvalidMirrorFileException {
        assertThat(mirror("allow: [a/**, \"!a/x\"]\n    deny: [a/y]", Map.of()).written())
                .containsExactly("a/**", "!a/x", "!a/y");
        assertThat(mirror("deny: [a/y]\n    allowFile: l", Map.of("l", "a/**")).written())
                .containsExactly("a/**", "!a/y");
    }

    @Test
    public void whatIsWrongInATextFileHasItsPlaceThere() {
        assertThat(problems("allowFile: l\n    port: x", Map.of("l", "ok/app\n\n Helloz/**\na\u00a0b/c\nd/\te")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("f.yaml, line 4, column 11: \"x\" is not a port"),
                        line -> assertThat(line)
                                .isEqualTo("etc/l, line 3, column 2: \"Helloz/**\": image names are lower case; write"
                                        + " \"helloz/**\""),
                        line -> assertThat(line).startsWith("etc/l, line 4, column 1: "),
                        line -> assertThat(line).startsWith("etc/l, line 5, column 1: "));
    }

    @Test
    public void aFileThatCannotBeReadIsNamed() {
        assertThat(problems("allowFile: gone.txt", Map.of()))
                .containsExactly(
                        "f.yaml, line 3, column 16: etc/gone.txt does not exist; write it, or name another file");
        assertThat(problems("allowFile: bad.txt", Map.of("bad.txt", "")))
                .containsExactly("f.yaml, line 3, column 16: etc/bad.txt is not UTF-8 text; save it as UTF-8");
        assertThat(problems("allowFile: \"a\\0b\"", Map.of()))
                .containsExactly("f.yaml, line 3, column 16: this cannot be the name of a file");
    }

    @Test
    public void aMirrorHasOneList() {
        assertThat(problems("allow: [a]\n    allowFile: l", Map.of("l", "b")))
                .containsExactly(
                        "f.yaml, line 4, column 16: this mirror has both \"allow\" and \"allowFile\"; keep one of"
                                + " the two, with all entries in it");
        assertThat(problems("deny: [a]", Map.of())).singleElement().asString().contains("this mirror has no \"allow\"");
        assertThat(problems("allowFile:", Map.of()))
                .containsExactly(
                        "f.yaml, line 3, column 15: \"allowFile\" has no value; write \"allowFile: allow-list.txt\"");
    }

    @Test
    public void anEmptyListIsAWarningWhereverItStands() throws InvalidMirrorFileException {
        assertThat(parse("allowFile: l", Map.of("l", "# nothing\n")).warnings())
                .extracting(Object::toString)
                .containsExactly(
                        "f.yaml, line 3, column 16: the allow-list is empty, so this mirror refuses every image");
    }

    @Test
    public void denyIsAListWithoutMarks() {
        assertThat(problems("allow: []\n    deny: [\"!a/b\", a: b, [], ,]", Map.of()))
                .first()
                .asString()
                .contains("this list cannot be read");
        assertThat(problems("allow: []\n    deny: [\"!a/b\", !x, a: b, [c]]", Map.of()))
                .containsExactly(
                        "f.yaml, line 4, column 12: \"!a/b\": what stands here is denied without \"!\"; write \"a/b\"",
                        "f.yaml, line 4, column 20: !x: YAML takes a value that begins with \"!\" for a tag; write"
                                + " \"!x\"",
                        "f.yaml, line 4, column 24: an entry is one text; leave out the \": \", or what stands behind it",
                        "f.yaml, line 4, column 30: a list within the list; write its entries into the outer one");
        assertThat(problems("allow: []\n    deny:", Map.of()))
                .containsExactly(
                        "f.yaml, line 4, column 10: \"deny\" has no value; write \"deny: [helloz/private-*]\", or"
                                + " leave it out");
        assertThat(problems("allow: []\n    deny: {a: b}", Map.of()))
                .containsExactly("f.yaml, line 4, column 11: \"deny\" is a list of entries, without keys; write \"deny:"
                        + " [helloz/private-*]\"");
    }

    @Test
    public void aDenyMessageIsOneShortLine() throws InvalidMirrorFileException {
        assertThat(mirror("allow: []\n    denyMessage: ' Ask: é, https://x.example/?a=b#c '", Map.of())
                        .denyMessage())
                .isEqualTo("Ask: é, https://x.example/?a=b#c");
        assertThat(problems("allow: []\n    denyMessage: " + "x".repeat(301), Map.of()))
                .containsExactly("f.yaml, line 4, column 18: a message has at most 300 characters, this one has 301");
        for (String bad : List.of("a\\nb", "a\\tb", "a\\u0007", "a\\u202eb", "a\\u2028b")) {
            assertThat(problems("allow: []\n    denyMessage: \"" + bad + "\"", Map.of()))
                    .containsExactly("f.yaml, line 4, column 18: a message is one line of text; leave out line ends and"
                            + " control characters");
        }
    }

    @Test
    public void aSwitchIsTrueOrFalse() throws InvalidMirrorFileException {
        assertThat(mirror("allow: []\n    strictGroups: true", Map.of()).strictGroups())
                .isTrue();
        assertThat(mirror("allow: []\n    strictGroups: false", Map.of()).strictGroups())
                .isFalse();
        for (String bad : List.of("yes", "\"true\"", "1", "True")) {
            assertThat(problems("allow: []\n    strictGroups: " + bad, Map.of()))
                    .containsExactly("f.yaml, line 4, column 19: \"" + bad.replace("\"", "")
                            + "\" is neither true nor false; write \"strictGroups: true\", or leave it out");
        }
    }

    @Test
    public void daysAreAWholeNumber() throws InvalidMirrorFileException {
        assertThat(mirror("allow: []", Map.of()).keepUnusedDays()).isEmpty();
        assertThat(mirror("allow: []\n    keepUnusedDays: 30", Map.of()).keepUnusedDays())
                .hasValue(30);
        for (String bad : List.of("0", "-1", "\"30\"", "1.5", "36501", "a month")) {
            assertThat(problems("allow: []\n    keepUnusedDays: " + bad, Map.of()))
                    .containsExactly("f.yaml, line 4, column 21: \"" + bad.replace("\"", "")
                            + "\" is not a number of days; write a number from 1 to 36500, without quotes, or leave it"
                            + " out to keep everything");
        }
    }

    @Test
    public void thePasswordIsReadAndNeverShown() throws InvalidMirrorFileException {
        MirrorFile file = parse("allow: [a/b]\n" + account("me"), Map.of("pw", SECRET + "\r\n"));
        Mirror mirror = file.wish().mirrors().get(0);
        assertThat(mirror.credentials()).contains(new Credentials("me", SECRET, "yesterday"));
        assertThat(file.toString()).doesNotContain(SECRET);
        assertThat(problems("allow: [A]\n" + account("me"), Map.of("pw", SECRET))
                        .toString())
                .doesNotContain(SECRET);
        assertThat(problems("allow: []\n" + account("me"), Map.of("pw", SECRET + "\nsecond")))
                .containsExactly(
                        "f.yaml, line 4, column 47: etc/pw has more than one line; it holds the password, and nothing"
                                + " else");
        assertThat(problems("allow: []\n" + account("me"), Map.of("pw", " \n")))
                .containsExactly("f.yaml, line 4, column 47: etc/pw is empty; it holds the password, and nothing else");
        assertThat(problems("allow: []\n    credentials: {username: me, password: " + SECRET + "}", Map.of()))
                .containsExactly(
                        "f.yaml, line 4, column 18: the credentials have no \"passwordFile\"; write \"credentials:"
                                + " {username: me, passwordFile: password.txt}\"",
                        "f.yaml, line 4, column 33: unknown key \"password\"; the keys here are username,"
                                + " passwordFile");
        assertThat(problems("allow: []\n    credentials: " + SECRET, Map.of()).toString())
                .doesNotContain(SECRET);
        assertThat(problems("allow: []\n    credentials: {username: me, passwordFile: !" + SECRET + "}", Map.of())
                        .toString())
                .doesNotContain(SECRET);
    }

    @Test
    public void theNameOfAnAccountTellsItsNamespace() {
        assertThat(problems("allow: []\n" + account("me@example.com"), Map.of("pw", SECRET)))
                .containsExactly(
                        "f.yaml, line 4, column 29: a mail address does not tell which images are the account's"
                                + " own; write the account's name");
        assertThat(problems("allow: []\n" + account("\"me you\""), Map.of("pw", SECRET)))
                .containsExactly("f.yaml, line 4, column 29: the name of an account has no blanks and no \":\"");
    }

    @Test
    public void entriesForTheAccountsOwnImagesAreRefused() {
        for (String entry :
                List.of("me/**", "me/x", "me/*", "*/**", "**", "*/x", "m*/app", "me/x:1.*", "\"**/x\"", "*e/*")) {
            assertThat(problems(
                            "allow: [ok/app, '" + entry.replace("\"", "") + "']\n" + account("Me"),
                            Map.of("pw", SECRET)))
                    .as(entry)
                    .singleElement()
                    .asString()
                    .startsWith(
                            "f.yaml, line 3, column 21: \"" + entry.replace("\"", "") + "\" covers images of me, the")
                    .endsWith("write \"deny: [me/**]\" beside it, or \"allowPrivate: true\" if that is meant");
        }
        assertThat(problems("allowFile: l\n" + account("org+robot"), Map.of("pw", SECRET, "l", "\norg/x")))
                .singleElement()
                .asString()
                .startsWith("etc/l, line 2, column 1: \"org/x\" covers images of org, ");
    }

    @Test
    public void otherEntriesAndWhatIsMeantAreNot() throws InvalidMirrorFileException {
        for (String list : List.of(
                "allow: [ok/**, nginx, me, mee/x, x/me]",
                "allow: ['*/**']\n    deny: [me/**]",
                "allow: ['*/**', '!me/**']",
                "allow: [me/x]\n    allowPrivate: true",
                "allow: ['!me/x']")) {
            assertThat(mirror(list + "\n" + account("me"), Map.of("pw", SECRET)).credentials())
                    .as(list)
                    .isPresent();
        }
        assertThat(mirror("allow: ['*/**', me/x]", Map.of()).credentials()).isEmpty();
    }

    private static String account(String username) {
        return "    credentials: {username: " + username + ", passwordFile: pw}";
    }

    private static Mirror mirror(String settings, Map<String, String> files) throws InvalidMirrorFileException {
        return parse(settings, files).wish().mirrors().get(0);
    }

    private static MirrorFile parse(String settings, Map<String, String> files) throws InvalidMirrorFileException {
        return MirrorFile.parse(
                "f.yaml", "mirrors:\n  - repository: docker\n    " + settings + "\n", new FilesInMemory(files));
    }

    private static List<String> problems(String settings, Map<String, String> files) {
        return invalid(settings, files).problems().stream()
                .map(Object::toString)
                .toList();
    }

    private static InvalidMirrorFileException invalid(String settings, Map<String, String> files) {
        InvalidMirrorFileException e =
                catchThrowableOfType(InvalidMirrorFileException.class, () -> parse(settings, files));
        assertThat(e).as(settings).isNotNull();
        return e;
    }
}
