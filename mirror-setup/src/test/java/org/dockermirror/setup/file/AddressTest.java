package org.dockermirror.setup.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.dockermirror.allowlist.rule.Problem;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.PublicAddress;
import org.dockermirror.setup.wish.ServerCertificate;
import org.junit.Test;

/** {@code publicUrl} and {@code tls}: what is read, and what is said about what is wrong. */
public class AddressTest {

    private static final String MIRROR = "mirrors:\n  - repository: docker\n    allow: [a/b]\n";

    @Test
    public void anAddressHasSchemeHostAndPortOnly() throws InvalidMirrorFileException {
        assertThat(addressOf("    publicUrl: https://Hub.Example.com:443/\n").url())
                .hasToString("https://hub.example.com");
        assertThat(addressOf("    publicUrl: https://hub.example.com:8443\n").authority())
                .isEqualTo("hub.example.com:8443");
        assertThat(addressOf("    publicUrl: http://localhost:80\n").url()).hasToString("http://localhost");
    }

    @Test
    public void withoutOneNothingIsKnown() throws InvalidMirrorFileException {
        assertThat(mirrors(MIRROR).get(0).address()).isEmpty();
    }

    @Test
    public void aMirrorsOwnCertificateComesBeforeTheFiles() throws InvalidMirrorFileException {
        String two = """
                tls: {certificate: /a.crt, key: /a.key}
                mirrors:
                  - {repository: a, allow: [x/y], publicUrl: "https://a.example.com"}
                  - {repository: b, allow: [x/y], publicUrl: "https://b.example.com", tls: {certificate: /b.crt, key: /b.key}}
                  - {repository: c, allow: [x/y], publicUrl: "http://c.example.com"}
                """;
        assertThat(mirrors(two))
                .extracting(mirror -> mirror.address().flatMap(PublicAddress::certificate))
                .containsExactly(
                        Optional.of(new ServerCertificate("/a.crt", "/a.key")),
                        Optional.of(new ServerCertificate("/b.crt", "/b.key")),
                        Optional.empty());
    }

    @Test
    public void whatCannotBeTypedIsRefused() {
        for (String bad : List.of("https://h/x", "https://me:secret@h", "https://h?x", "https://h#x")) {
            assertThat(problemOf("    publicUrl: \"" + bad + "\"\n"))
                    .isEqualTo("4:16: clients put the image's name directly behind host and port: an address with a"
                            + " path, a user or a query cannot be typed; write \"https://hub.example.com\"");
        }
        for (String bad : List.of("hub.example.com", "ftp://h", "https://", "https://h:0", "https://h:70000")) {
            assertThat(problemOf("    publicUrl: \"" + bad + "\"\n"))
                    .startsWith("4:16: ")
                    .endsWith("; write \"https://hub.example.com\"");
        }
    }

    @Test
    public void twoMirrorsHaveTwoAddresses() {
        assertThat(problemOf(
                        "    publicUrl: https://h\n  - repository: b\n    allow: []\n    publicUrl: https://H:443\n"))
                .isEqualTo("7:16: the address \"h\" is taken by the mirror in line 4; each mirror needs its own");
    }

    @Test
    public void certificatesNeedTheirAddressAndBothFiles() {
        assertThat(problemOf("    tls: {certificate: /a, key: /b}\n"))
                .isEqualTo("4:10: this mirror has \"tls\" and no \"publicUrl\"; write \"publicUrl:"
                        + " https://hub.example.com\" beside it");
        String address = "    publicUrl: https://h\n";
        assertThat(problemOf(address + "    tls: {certificate: /a}\n"))
                .startsWith("5:10: \"tls\" has no \"key\"; write \"tls: {certificate: /etc/nginx/tls/");
        assertThat(problemOf(address + "    tls: yes\n")).startsWith("5:10: \"tls\" has the keys certificate and key");
        assertThat(problemOf(address + "    tls: {certificate: a.crt, key: /b}\n"))
                .isEqualTo("5:24: nginx would look for a relative name in a folder of its own; write a name as in"
                        + " \"/etc/nginx/tls/hub.example.com.crt\"");
        for (String odd : List.of("/a$b", "/a'b")) {
            assertThat(problemOf(address + "    tls: {certificate: /a, key: \"" + odd + "\"}\n"))
                    .startsWith("5:33: nginx reads quotes, \"$\" and control characters");
        }
    }

    private static PublicAddress addressOf(String more) throws InvalidMirrorFileException {
        return mirrors(MIRROR + more).get(0).address().orElseThrow();
    }

    private static List<Mirror> mirrors(String text) throws InvalidMirrorFileException {
        return MirrorFile.parse("f", text).wish().mirrors();
    }

    private static String problemOf(String more) {
        InvalidMirrorFileException refused =
                catchThrowableOfType(InvalidMirrorFileException.class, () -> MirrorFile.parse("f", MIRROR + more));
        assertThat(refused.problems()).hasSize(1);
        Problem problem = refused.problems().get(0);
        return problem.position().line() + ":" + problem.position().column() + ": " + problem.message();
    }
}
