package org.dockermirror.setup.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dockermirror.allowlist.rule.AllowListParser;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.dockermirror.allowlist.rule.Position;
import org.dockermirror.allowlist.rule.WrittenEntry;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.PublicAddress;
import org.dockermirror.setup.wish.ServerCertificate;
import org.junit.Test;

public class MapMarkTest {

    @Test
    public void aMapThatJudgesOtherwiseHasAnotherMark() {
        String mark = MapMark.of(mirror("docker", IndexType.HUB, "helloz/**", "!helloz/x"));

        assertThat(mark).isEqualTo(MapMark.of(mirror("docker", IndexType.HUB, "helloz/**", "!helloz/x")));
        assertThat(List.of(
                        mirror("docker", IndexType.HUB, "helloz/**"),
                        mirror("docker", IndexType.HUB, "helloz/**", "helloz/x"),
                        mirror("docker", IndexType.HUB, "helloz/**", "!helloz/x:1"),
                        mirror("docker", IndexType.REGISTRY, "helloz/**", "!helloz/x"),
                        mirror("other", IndexType.HUB, "helloz/**", "!helloz/x")))
                .extracting(MapMark::of)
                .doesNotContain(mark)
                .doesNotHaveDuplicates();
    }

    @Test
    public void theSiteShowsItsMarkWhereItRefuses() {
        Mirror mirror = mirror("docker", IndexType.HUB, "helloz/**")
                .at(new PublicAddress(
                        URI.create("https://hub.example.com"), Optional.of(new ServerCertificate("/c", "/k"))));

        assertThat(new Site(SiteSettings.standard(URI.create("http://127.0.0.1:8081"), NginxVersion.OLDEST))
                        .text("file", List.of(mirror)))
                .contains(
                        "@dm1_denied \"" + MapMark.of(mirror) + "\";",
                        "add_header " + MapMark.HEADER + " $dm1_mark always;");
    }

    private static Mirror mirror(String repository, IndexType indexType, String... allow) {
        List<WrittenEntry> written = List.of(allow).stream()
                .map(text -> new WrittenEntry(text, Position.in("test")))
                .toList();
        try {
            return Mirror.of(
                    repository,
                    written,
                    AllowListParser.parse(written, indexType).list(),
                    Mirror.DOCKER_HUB,
                    Mirror.defaultRoutingRule(repository),
                    OptionalInt.empty());
        } catch (InvalidAllowListException e) {
            throw new AssertionError(e);
        }
    }
}
