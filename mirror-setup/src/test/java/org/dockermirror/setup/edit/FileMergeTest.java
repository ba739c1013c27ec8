package org.dockermirror.setup.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dockermirror.allowlist.rule.WrittenEntry;
import org.dockermirror.setup.file.InvalidMirrorFileException;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;
import org.junit.Test;

public class FileMergeTest {

    private static final String PRESENT = """
            # the company's mirrors
            mirrors:
              # for everybody
              - repository: docker
                allow:
                  - nginx  # the front
              # ask the data team
              - repository: quay
                upstream: https://quay.io
                allow: [coreos/*]  # for now

            # covers both
            anonymousPull: {role: Pull, grant: mirrors}  # agreed in May
            """;

    @Test
    public void aMirrorThatIsNamedStandsAsItIsSentAndTheRestAsItWas() throws Exception {
        assertMerged("""
                # mine
                mirrors:
                  - repository: docker
                    # two of them
                    allow:
                      - nginx
                      - redis  # new

                    port: 8082  # for docker
                """, """
                # the company's mirrors
                mirrors:
                  # for everybody
                  - repository: docker
                    # two of them
                    allow:
                      - nginx
                      - redis  # new

                    port: 8082  # for docker
                  # ask the data team
                  - repository: quay
                    upstream: https://quay.io
                    allow: [coreos/*]  # for now

                # covers both
                anonymousPull: {role: Pull, grant: mirrors}  # agreed in May
                """);
    }

    @Test
    public void aNewMirrorStandsBehindTheOthers() throws Exception {
        assertMerged("""
                mirrors:
                    -   repository: ghcr
                        allow:
                            - org/*
                """, PRESENT.replace("# for now\n", """
                # for now
                  - repository: ghcr
                    allow:
                        - org/*
                """));
    }

    @Test
    public void theOtherSettingsAreTouchedOnlyIfTheyAreSent() throws Exception {
        assertMerged("mirrors: [{repository: quay, upstream: https://quay.io, allow: [coreos/*]}]", PRESENT);
        assertMerged("""
                tls: {certificate: /c.pem, key: /k.pem}
                mirrors: []
                anonymousPull:
                  grant: all-docker  # as before
                """, PRESENT.replace("anonymousPull: {role: Pull, grant: mirrors}  # agreed in May\n", """
                        anonymousPull:
                          grant: all-docker  # as before
                        tls: {certificate: /c.pem, key: /k.pem}
                        """));
    }

    @Test
    public void aFileThatNamesEverythingTakesThePlace() throws Exception {
        String all = """
                anonymousPull: {grant: mirrors}
                mirrors:
                  - {repository: quay, allow: []}
                  - {repository: docker, allow: []}
                """;
        assertMerged(all, all);
        assertThat(MirrorFileEdit.withFile("# none yet\nmirrors: []\n", "mirrors:\n- repository: a\n  allow: []"))
                .isEqualTo("# none yet\nmirrors:\n  - repository: a\n    allow: []\n");
    }

    @Test
    public void itIsReadTheSameWhereverTheMirrorsStand() throws Exception {
        List<String> present = List.of(
                PRESENT,
                "\ufeffmirrors: # two\r\n- repository: docker\r\n  allow: []\r\n- {repository: quay, allow: [a]} # y\r\n",
                "mirrors: [{repository: quay, allow: [a]}, {repository: docker, allow: []}] # in brackets",
                "mirrors: [{repository: quay, allow: [a]}]\nanonymousPull: {grant: mirrors}\n",
                "{mirrors: [{repository: quay, allow: [a]}]}",
                "mirrors: []  # none\nanonymousPull: {grant: mirrors}\n",
                "anonymousPull:\n  grant: mirrors\nmirrors:\n    - repository: quay\n      allow: [\n        a, b\n      ]");
        List<String> sent = List.of(
                "mirrors:\n  - repository: docker\n    allow:\n      # why\n      - team/*\n      - nginx\n    port: 81\n",
                "mirrors: [{repository: docker, allow: [nginx,\n  redis]}, {repository: ghcr, allow: []}]",
                "mirrors:\n- {repository: ghcr, allow: [a/*]} # one\n- repository: docker\n  denyMessage: >-\n    ask\n    us\n  allow: []");
        for (String before : present) {
            for (String with : sent) {
                String merged = MirrorFileEdit.withFile(before, with.replace("team/*", "team/*"));

                Map<String, String> expected = said(before);
                expected.putAll(said(with));
                assertThat(said(merged)).as(merged).containsExactlyEntriesOf(expected);
                assertThat(wish(merged).anonymousPull()).isEqualTo(wish(before).anonymousPull());
                assertThat(MirrorFileEdit.withFile(merged, with.replace("team/*", "team/*")))
                        .isEqualTo(merged);
            }
        }
    }

    @Test
    public void whatCannotBePutTogetherIsSaid() {
        assertThatExceptionOfType(CannotEditException.class)
                .isThrownBy(() -> MirrorFileEdit.withFile(
                        "{mirrors: [{repository: quay, allow: []}]}", "mirrors: []\nanonymousPull: {grant: mirrors}\n"))
                .withMessageContaining("one setting a line");
        assertThatExceptionOfType(CannotEditException.class)
                .isThrownBy(() ->
                        MirrorFileEdit.withFile(PRESENT, "mirrors:\n- repository: docker\n  allow: &list [nginx]\n"))
                .withMessageContaining("anchor");
    }

    private static void assertMerged(String sent, String expected) throws CannotEditException {
        assertThat(MirrorFileEdit.withFile(PRESENT, sent)).isEqualTo(expected);
    }

    /** What each mirror wishes, by its name, in the order of the file. */
    private static Map<String, String> said(String text) throws InvalidMirrorFileException {
        Map<String, String> said = new LinkedHashMap<>();
        for (Mirror mirror : wish(text).mirrors()) {
            List<String> entries =
                    mirror.entries().stream().map(WrittenEntry::text).toList();
            said.put(mirror.repository(), entries + " " + mirror.port() + " " + mirror.denyMessage());
        }
        return said;
    }

    private static Wish wish(String text) throws InvalidMirrorFileException {
        return MirrorFile.parse("file", text).wish();
    }
}
