package org.dockermirror.setup.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

/** What a change of a list makes of a file, before and after. */
public class MirrorFileEditTest {

    @Test
    public void anEntryIsAddedWithTheIndentationOfTheOthers() throws CannotEditException {
        assertThat(MirrorFileEdit.withAllow("""
                        # ours
                        mirrors:
                          - repository: docker    # the name
                            allow:
                              # the article's
                              - helloz/**         # all of it
                              - 'nginx'           # 😀

                            # another port than usual
                            port: 5000
                          - repository: other
                            allow: [a/**]
                        """, "docker", "bitnami/redis:7.*")).isEqualTo("""
                        # ours
                        mirrors:
                          - repository: docker    # the name
                            allow:
                              # the article's
                              - helloz/**         # all of it
                              - 'nginx'           # 😀
                              - bitnami/redis:7.*

                            # another port than usual
                            port: 5000
                          - repository: other
                            allow: [a/**]
                        """);
    }

    @Test
    public void aListIsAddedToWhereverItStands() throws CannotEditException {
        assertAdded("allow: [a/b]", "c/d", "allow: [a/b, c/d]");
        assertAdded("allow: []", "c/d", "allow: [c/d]");
        assertAdded("allow: [ ] # none yet", "c/d", "allow: [c/d] # none yet");
        assertAdded("allow: [ a/b ]", "c/d", "allow: [ a/b, c/d ]");
        assertAdded("allow: [a/b,]", "c/d", "allow: [a/b, c/d,]");
        assertAdded("allow: [a/b,c/d]", "e/f", "allow: [a/b,c/d,e/f]");
        assertAdded("allow:\n  - a/b", "c/d", "allow:\n  - a/b\n  - c/d");
        assertAdded("allow:\n- a/b", "c/d", "allow:\n- a/b\n- c/d");
        assertAdded("allow:\n  -   a/b # x\n  # end", "c/d", "allow:\n  -   a/b # x\n  - c/d\n  # end");
        assertAdded(
                "allow: [\n  a/b,  # x\n  c/d   # y\n  ]", "e/f", "allow: [\n  a/b,  # x\n  c/d,   # y\n  e/f\n  ]");
        assertAdded("allow: [\n  a/b,\n  c/d,\n  ]", "e/f", "allow: [\n  a/b,\n  c/d,\n  e/f,\n  ]");
        assertAdded("allow: [ # none\n  ]", "e/f", "allow: [e/f # none\n  ]");
        assertAdded("\"allow\" : ['a/b']", "c/d", "\"allow\" : ['a/b', c/d]");
        assertAdded("allow:", "c/d", "allow: [c/d]");
        assertAdded("port: 1", "c/d", "port: 1\nallow: [c/d]");
    }

    @Test
    public void anEntryIsQuotedWhereYamlWantsIt() throws CannotEditException {
        assertAdded("allow: [a]", "*/x", "allow: [a, \"*/x\"]");
        assertAdded("allow: [a]", "**", "allow: [a, \"**\"]");
        assertAdded("allow: [a]", "!a/b", "allow: [a, \"!a/b\"]");
        assertAdded("allow: [a]", "1.27", "allow: [a, \"1.27\"]");
        assertAdded("allow: [a]", "null", "allow: [a, \"null\"]");
        assertAdded("allow: [a]", "a, b]", "allow: [a, \"a, b]\"]");
        assertAdded("allow: [a]", "a: b # c", "allow: [a, \"a: b # c\"]");
        assertAdded("allow: [a]", "\"a\\", "allow: [a, \"\\\"a\\\\\"]");
        assertAdded("allow: [a]", "a:", "allow: [a, \"a:\"]");
        assertAdded("allow: [a]", "a/*-b:1.*-x", "allow: [a, a/*-b:1.*-x]");
        String pin = "a/b@sha256:" + "0".repeat(64);
        assertAdded("allow: [a]", pin, "allow: [a, " + pin + "]");
    }

    @Test
    public void aDenyGoesToDenyIfThereIsOne() throws CannotEditException {
        assertAdded("allow: [a/**]\ndeny: [a/x]", "!a/y", "allow: [a/**]\ndeny: [a/x, a/y]");
        assertAdded("allow: [a/**]\ndeny:\n  - a/x", "!*/y", "allow: [a/**]\ndeny:\n  - a/x\n  - \"*/y\"");
        assertAdded("allow: [a/**]\ndeny: []", "!a/y", "allow: [a/**]\ndeny: [a/y]");
        assertAdded("allowFile: l.txt\ndeny: []", "!a/y", "allowFile: l.txt\ndeny: [a/y]");
        assertAdded("allow: [a/**]", "!a/y", "allow: [a/**, \"!a/y\"]");
    }

    @Test
    public void whatIsThereAlreadyChangesNothing() throws CannotEditException {
        for (String fields : List.of("allow: [ 'a/b' ,c ]", "deny: [ x ]\nallow:   [ a/b ]", "allow: [a/b, '!x']")) {
            assertAdded(fields, "a/b", fields);
        }
        assertAdded("allow: []\ndeny: [ 'x' ]", "!x", "allow: []\ndeny: [ 'x' ]");
        assertAdded("allow: [\"!x\"]\ndeny: []", "!x", "allow: [\"!x\"]\ndeny: []");
    }

    @Test
    public void aListIsReplacedAndWhatStaysKeepsItsLine() throws CannotEditException {
        String block = """
                allow:   # the list
                  # first
                  - a/**   # a
                  # second
                  - "b/**" # b

                  # third
                  - c/**   # c
                  # end
                port: 1""";
        assertReplaced(block, List.of("b/**", "d/**"), """
                allow:   # the list
                  # first
                  # second
                  - "b/**" # b
                  - d/**

                  # third
                  # end
                port: 1""");
        assertReplaced(block, List.of("c/**", "x", "a/**"), """
                allow:   # the list
                  # second

                  # third
                  - c/**   # c
                  - x
                  # first
                  - a/**   # a
                  # end
                port: 1""");
        assertReplaced(block, List.of(), """
                allow: []   # the list
                  # first
                  # second

                  # third
                  # end
                port: 1""");
    }

    @Test
    public void aListInBracketsIsReplacedToo() throws CannotEditException {
        assertReplaced("allow: [a, 'b', c]", List.of("b"), "allow: ['b']");
        assertReplaced("allow: [a, 'b', c]", List.of("c", "a"), "allow: [c, a]");
        assertReplaced("allow: [ a, b ]", List.of("x", "y"), "allow: [ x, y ]");
        assertReplaced("allow: [ a, b ]", List.of(), "allow: []");
        assertReplaced("allow: [a]", List.of("*", "b"), "allow: [\"*\", b]");
        assertReplaced("allow: [\n  a,  # x\n  b   # y\n  ]", List.of("b"), "allow: [\n  b   # y\n  ]");
        assertReplaced("allow: [\n  a,  # x\n  b   # y\n  ]", List.of("a"), "allow: [\n  a  # x\n  ]");
        assertReplaced("allow: [a,  # x\n  b]", List.of("a"), "allow: [a  # x\n]");
        assertReplaced("allow: [\n  # x\n  a,\n  # y\n  b\n  ]", List.of(), "allow: [\n  # x\n  # y\n  ]");
        assertReplaced("allow: [a, '!d']\ndeny: [b]", List.of("!c", "!d", "e"), "allow: ['!d', e]\ndeny: [c]");
    }

    @Test
    public void windowsLinesAndTheByteOrderMarkStay() throws CannotEditException {
        String before = "\ufeffmirrors:\r\n- repository: docker\r\n  allow:\r\n  - a # x\r\n  - b";
        assertThat(MirrorFileEdit.withAllow(before, "docker", "c")).isEqualTo(before + "\r\n  - c");
        assertThat(MirrorFileEdit.withList(before, "docker", List.of("b", "c")))
                .isEqualTo("\ufeffmirrors:\r\n- repository: docker\r\n  allow:\r\n  - b\r\n  - c");
        assertThat(MirrorFileEdit.withAllow(
                        before.replace("\r\n  - a # x\r\n  - b", " [\r\n  a # x\r\n  ]\r\n"), "docker", "c"))
                .isEqualTo("\ufeffmirrors:\r\n- repository: docker\r\n  allow: [\r\n  a, # x\r\n  c\r\n  ]\r\n");
    }

    @Test
    public void aMirrorOnOneLineCanBeChanged() throws CannotEditException {
        String text = "mirrors: [{repository: docker, allow: [x/y]}]\n";
        assertThat(MirrorFileEdit.withAllow(text, "docker", "!z"))
                .isEqualTo("mirrors: [{repository: docker, allow: [x/y, \"!z\"]}]\n");
        assertThat(MirrorFileEdit.withSetting(text, "docker", "port", "8082"))
                .isEqualTo("mirrors: [{repository: docker, allow: [x/y], port: 8082}]\n");
    }

    @Test
    public void aSettingIsChangedInItsPlaceOrAddedAtTheEnd() throws CannotEditException {
        String text = "mirrors:\n- port: 8082 # x\n  repository: docker\n  allow:\n  - a # y\n";
        assertThat(MirrorFileEdit.withSetting(text, "docker", "port", "5000")).isEqualTo(text.replace("8082", "5000"));
        assertThat(MirrorFileEdit.withSetting(text, "docker", "upstream", "http://a:5"))
                .isEqualTo(text + "  upstream: http://a:5\n");
        assertThat(MirrorFileEdit.withSetting(text, "docker", "denyMessage", "Ask: me"))
                .isEqualTo(text + "  denyMessage: \"Ask: me\"\n");
    }

    @Test
    public void aLongListIsChangedAllTheSame() throws CannotEditException {
        String text = "mirrors:\n- repository: docker # 😀\n  allow:\n"
                + IntStream.range(0, 20_000).mapToObj(i -> "  - n" + i + "/x\n").collect(Collectors.joining());
        assertThat(MirrorFileEdit.withAllow(text, "docker", "y")).isEqualTo(text + "  - y\n");
    }

    @Test
    public void whatCannotBeChangedIsSaid() {
        assertRefused("mirrors:\n- {repository: a, allow: []}", "the file has no mirror \"docker\"");
        assertRefused("", "the file is empty; write \"mirrors:\" into it");
        assertRefused("mirrors: x", "the file has no mirror \"docker\"");
        assertRefused(
                "mirrors: [{repository: docker, allow: [}]",
                "the file is no YAML in line 1, column 40; it can be changed when that is mended");
        assertRefused(
                "mirrors: [{repository: docker, allow: [x], allow: []}]",
                "\"allow\" is set twice, the second time in line 1, column 44; keep one");
        assertRefused(
                "mirrors: [{repository: docker, allow: []}, {repository: docker, allow: []}]",
                "the file has two mirrors \"docker\"; keep one");
        assertRefused(
                "mirrors: [{repository: docker, allow: &x [a]}]",
                "the file has a YAML anchor, or is nested too deep in line 1, column 39; it can be changed without that");
        assertRefused(
                "mirrors: [{repository: docker, allow: a/b}]",
                "\"allow\" of \"docker\" is no list; it can be changed when it is");
        assertRefused(
                "mirrors: [{repository: docker, allow: [[a]]}]",
                "\"allow\" of \"docker\" is not a list of texts; it can be changed when it is");
        assertRefused(
                "mirrors: [{repository: docker, allowFile: list.txt}]",
                "the allow-list of \"docker\" stands in list.txt; change it there");
    }

    @Test
    public void anEntryIsOneLineThatCanBeSeen() {
        for (String entry : List.of("a\nb", "a\tb", "a\u0000", "\ufeffa", "a\u00a0b", "a\u2028b", "\ud800")) {
            assertThatExceptionOfType(CannotEditException.class)
                    .isThrownBy(() -> MirrorFileEdit.withAllow(mirror("allow: []"), "docker", entry))
                    .withMessage("an entry is one line of visible characters");
        }
        assertThatExceptionOfType(CannotEditException.class)
                .isThrownBy(() -> MirrorFileEdit.withList(mirror("allow: []"), "docker", List.of("")))
                .withMessage("an entry must not be empty");
    }

    @Test
    public void theFileOfAListIsKnown() throws CannotEditException {
        assertThat(MirrorFileEdit.allowFile(mirror("allowFile: lists/a.txt"), "docker"))
                .contains("lists/a.txt");
        assertThat(MirrorFileEdit.allowFile(mirror("allow: []"), "docker")).isEmpty();
    }

    private static void assertAdded(String fields, String entry, String expected) throws CannotEditException {
        assertThat(MirrorFileEdit.withAllow(mirror(fields), "docker", entry)).isEqualTo(mirror(expected));
    }

    private static void assertReplaced(String fields, List<String> entries, String expected)
            throws CannotEditException {
        assertThat(MirrorFileEdit.withList(mirror(fields), "docker", entries)).isEqualTo(mirror(expected));
    }

    private static void assertRefused(String text, String sentence) {
        assertThatExceptionOfType(CannotEditException.class)
                .isThrownBy(() -> MirrorFileEdit.withAllow(text, "docker", "x/y"))
                .withMessage(sentence);
    }

    private static String mirror(String fields) {
        return "mirrors:\n  - repository: docker\n" + ("    " + fields).replaceAll("\n(?!\n)", "\n    ")
                + "\n  - {repository: other, allow: [z]}\n";
    }
}
