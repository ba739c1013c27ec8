package org.dockermirror.setup.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.Problem;
import org.dockermirror.setup.wish.AnonymousPull;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;
import org.junit.Test;

public class MirrorFileTest {

    @Test
    public void aFileCanSayThatThereIsNoMirror() throws InvalidMirrorFileException {
        MirrorFile none = MirrorFile.parse("f", "mirrors: []\nanonymousPull: {role: Pull}\n");

        assertThat(none.wish().mirrors()).isEmpty();
        assertThat(none.wish().anonymousPull().role()).isEqualTo("Pull");
    }

    @Test
    public void theSmallestFileHasTheDefaultsForTheRest() throws InvalidMirrorFileException {
        Wish wish = parse("""
                        mirrors:
                          - repository: docker
                            allow: [helloz/**]
                        """).wish();
        assertThat(wish.anonymousPull()).isEqualTo(AnonymousPull.standard());
        assertThat(wish.mirrors()).singleElement().satisfies(mirror -> {
            assertThat(mirror.repository()).isEqualTo("docker");
            assertThat(mirror.written()).containsExactly("helloz/**");
            assertThat(mirror.allow().entries()).extracting(Entry::toString).containsExactly("helloz/**");
            assertThat(mirror.allow().indexType()).isEqualTo(IndexType.HUB);
            assertThat(mirror.upstream()).isEqualTo(Mirror.DOCKER_HUB);
            assertThat(mirror.routingRule()).isEqualTo("Allow_docker");
            assertThat(mirror.port()).isEmpty();
        });
    }

    @Test
    public void everySettingIsRead() throws InvalidMirrorFileException {
        Wish wish = parse("""
                        # Ours.
                        mirrors:
                          - repository: docker
                            allow:
                              - helloz/**      # the article's
                              - "library/nginx"
                              - 'redis'
                            upstream: http://127.0.0.1:5000/
                            routingRule: Allow_helloz
                            port: 8082
                          - {repository: k8s, allow: [registry.k8s.io/pause], upstream: https://registry.k8s.io}
                        anonymousPull: {role: Pullers, grant: all-docker}
                        """).wish();
        assertThat(wish.anonymousPull()).isEqualTo(new AnonymousPull("Pullers", AnonymousPull.Grant.ALL_DOCKER));
        assertThat(wish.mirrors()).hasSize(2);
        Mirror docker = wish.mirrors().get(0);
        assertThat(docker.written()).containsExactly("helloz/**", "library/nginx", "redis");
        assertThat(docker.upstream()).hasToString("http://127.0.0.1:5000");
        assertThat(docker.allow().indexType()).isEqualTo(IndexType.HUB);
        assertThat(docker.routingRule()).isEqualTo("Allow_helloz");
        assertThat(docker.port()).isEqualTo(OptionalInt.of(8082));
        Mirror k8s = wish.mirrors().get(1);
        assertThat(k8s.allow().indexType()).isEqualTo(IndexType.REGISTRY);
        assertThat(k8s.allow().scopeOf(ImageName.parse("pause"))).isPresent();
        assertThat(k8s.routingRule()).isEqualTo("Allow_k8s");
    }

    @Test
    public void theIndexTypeFollowsTheUpstreamUnlessItIsSet() throws InvalidMirrorFileException {
        assertThat(indexType("")).isEqualTo(IndexType.HUB);
        assertThat(indexType("upstream: https://registry-1.docker.io")).isEqualTo(IndexType.HUB);
        assertThat(indexType("upstream: https://hub-mirror.example.com")).isEqualTo(IndexType.HUB);
        assertThat(indexType("upstream: https://notghcr.io")).isEqualTo(IndexType.HUB);
        assertThat(indexType("upstream: https://GHCR.io")).isEqualTo(IndexType.REGISTRY);
        assertThat(indexType("upstream: https://eu.gcr.io")).isEqualTo(IndexType.REGISTRY);
        assertThat(indexType("upstream: https://hub.example.com\n    indexType: REGISTRY"))
                .isEqualTo(IndexType.REGISTRY);
        assertThat(indexType("upstream: https://ghcr.io\n    indexType: HUB")).isEqualTo(IndexType.HUB);
    }

    @Test
    public void aByteOrderMarkAndWindowsLinesAreAccepted() throws InvalidMirrorFileException {
        assertThat(parse("\ufeffmirrors:\r\n  - repository: docker\r\n    allow:\r\n      - helloz/**\r\n")
                        .wish()
                        .mirrors())
                .hasSize(1);
    }

    @Test
    public void namesThatLookLikeNumbersAreNames() throws InvalidMirrorFileException {
        Mirror mirror = parse("mirrors: [{repository: 1.10, allow: [1234, 0x10]}]")
                .wish()
                .mirrors()
                .get(0);
        assertThat(mirror.repository()).isEqualTo("1.10");
        assertThat(mirror.written()).containsExactly("1234", "0x10");
    }

    @Test
    public void whatLooksOddIsAWarning() throws InvalidMirrorFileException {
        assertThat(parse("""
                                mirrors:
                                  - repository: Docker
                                    allow: [helloz]
                                    upstream: https://hub.docker.com
                                  - repository: empty
                                    allow: []
                                """).warnings())
                .extracting(Object::toString)
                .containsExactly(
                        "f.yaml, line 2, column 17: \"Docker\": later versions of Nexus want Docker repositories in lower"
                                + " case; better write \"docker\"",
                        "f.yaml, line 3, column 13: \"helloz\" means the official image library/helloz; for all images of"
                                + " helloz write \"helloz/**\"",
                        "f.yaml, line 4, column 15: \"https://hub.docker.com\" is Docker Hub's web site; its registry is"
                                + " https://registry-1.docker.io",
                        "f.yaml, line 6, column 12: the allow-list is empty, so this mirror refuses every image");
    }

    @Test
    public void anUpstreamWithoutEncryptionOrInAPrivateNetworkIsAWarning() throws InvalidMirrorFileException {
        assertThat(warningsOf("http://images.example.com"))
                .containsExactly(
                        "\"http://images.example.com\" is asked without encryption, so whoever is on the way can"
                                + " read the login, and give another image for a tag; write https:// where the registry has it");
        for (String host : List.of(
                "10.1.2.3", "192.168.0.9:5000", "169.254.1.1", "[fd00::1]", "registry", "registry.corp.internal")) {
            assertThat(warningsOf("https://" + host))
                    .containsExactly(
                            "\"https://" + host + "\" is in a private network; what the allow-list allows of it,"
                                    + " everyone can pull who reaches this mirror");
        }
        assertThat(warningsOf("http://10.1.2.3")).hasSize(2);
        for (String host : List.of("127.0.0.1:5000", "[::1]:5000", "localhost:5000")) {
            assertThat(warningsOf("http://" + host)).as("nobody is on the way").isEmpty();
        }
        for (String host : List.of("images.example.com", "8.8.8.8", "[2606:4700::1]")) {
            assertThat(warningsOf("https://" + host)).isEmpty();
        }
    }

    private static List<String> warningsOf(String upstream) throws InvalidMirrorFileException {
        return parse("mirrors: [{repository: docker, allow: [a/b], upstream: \"" + upstream + "\"}]")
                .warnings()
                .stream()
                .map(Problem::message)
                .toList();
    }

    @Test
    public void aListLongerThanTheEnginesLimitIsRead() throws InvalidMirrorFileException {
        String entries = IntStream.range(0, 200_000)
                .mapToObj(i -> "  - namespace" + i + "/image\n")
                .collect(Collectors.joining());
        assertThat(parse("mirrors:\n- repository: docker\n  allow:\n" + entries)
                        .wish()
                        .mirrors()
                        .get(0)
                        .written())
                .hasSize(200_000);
    }

    @Test
    public void wellKnownRegistriesHaveNames() throws InvalidMirrorFileException {
        List<Mirror> mirrors = parse("""
                        mirrors:
                          - {repository: hub, upstream: docker.io, allow: [docker.io/nginx]}
                          - {repository: github, upstream: ghcr.io, allow: [ghcr.io/a/b]}
                          - {repository: quay, upstream: quay.io, allow: [coreos/etcd]}
                          - {repository: k8s, upstream: registry.k8s.io, allow: [pause]}
                        """).wish().mirrors();

        assertThat(mirrors.stream().map(mirror -> mirror.upstream().toString()))
                .containsExactly(
                        "https://registry-1.docker.io",
                        "https://ghcr.io",
                        "https://quay.io",
                        "https://registry.k8s.io");
        assertThat(mirrors.stream().map(mirror -> mirror.allow().indexType()))
                .containsExactly(IndexType.HUB, IndexType.REGISTRY, IndexType.REGISTRY, IndexType.REGISTRY);
        assertThat(mirrors.stream()
                        .map(mirror -> mirror.allow().entries().get(0).toString()))
                .containsExactly("library/nginx", "a/b", "coreos/etcd", "pause");
    }

    @Test
    public void fallbacksAreAddressesOrNamesInTheirOrder() throws InvalidMirrorFileException {
        List<Mirror> mirrors = parse("""
                        mirrors:
                          - {repository: some, allow: [], fallbacks: [https://mirror.example.com/hub/, ghcr.io]}
                          - {repository: none, allow: [], fallbacks: []}
                          - {repository: unsaid, allow: []}
                        """).wish().mirrors();

        assertThat(mirrors.get(0).fallbackUrls())
                .contains(List.of("https://mirror.example.com/hub", "https://ghcr.io"));
        assertThat(mirrors.get(1).fallbackUrls()).contains(List.of());
        assertThat(mirrors.get(2).fallbackUrls()).isEmpty();
    }

    private static IndexType indexType(String upstream) throws InvalidMirrorFileException {
        return parse("mirrors:\n  - repository: docker\n    allow: []\n    " + upstream + "\n")
                .wish()
                .mirrors()
                .get(0)
                .allow()
                .indexType();
    }

    private static MirrorFile parse(String text) throws InvalidMirrorFileException {
        return MirrorFile.parse("f.yaml", text);
    }
}
