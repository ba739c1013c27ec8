package org.dockermirror.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The command {@code warm}. */
public class WarmTest {

    private static final String MANIFEST = "/v2/helloz/onenav/manifests/1";
    private static final String LAYER = "GET /v2/helloz/onenav/blobs/" + FakeRegistry.digest(FakeRegistry.LAYER);

    @Rule
    public final FakeRegistry registry = new FakeRegistry();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private String out = "";
    private String err = "";

    @Test
    public void theListsExactImagesArePulledAndTheRestIsNamed() throws IOException {
        Path file = folder.getRoot().toPath().resolve("docker-mirror.yaml");
        Files.writeString(file, """
                mirrors:
                  - repository: docker
                    allow: ["helloz/onenav:1", team/**, "a/b:7.*", "gone/x:1"]
                    deny: [gone/*]
                """);
        assertThat(warm("-f", file.toString())).isZero();
        assertThat(out).contains("1 of 1  helloz/onenav:1: ").contains("1 of 1 images came whole");
        assertThat(err).contains("passed over, because they name no single image: team/**, a/b:7.*, gone/x:1");
        assertThat(registry.requests()).contains("GET " + MANIFEST, LAYER);
    }

    @Test
    public void whatComesOnceIsNotPulledAgain() {
        assertThat(warm(FakeRegistry.IMAGE, FakeRegistry.IMAGE, "--parallel", "1"))
                .isZero();
        assertThat(registry.requests()).containsOnlyOnce(LAYER);
        assertThat(out).contains("2 parts known from before");
    }

    @Test
    public void aRunGoesOnBehindAnEarlierOne() {
        String state = folder.getRoot().toPath().resolve("state").toString();
        assertThat(warm(FakeRegistry.IMAGE, "--state", state)).isZero();
        assertThat(warm(FakeRegistry.IMAGE, "--state", state)).isZero();
        assertThat(registry.requests()).containsOnlyOnce(LAYER);
    }

    @Test
    public void aLayerThatBreaksOffIsTakenUpWhereItBroke() {
        registry.cutLayers(2);
        assertThat(warm(FakeRegistry.IMAGE)).as(out).isZero();
        assertThat(registry.requests()).containsSubsequence(LAYER, LAYER + " by range", LAYER + " by range");
    }

    @Test
    public void aLayerThatAlwaysBreaksOffFailsItsImage() {
        registry.cutLayers(100);
        assertThat(warm(FakeRegistry.IMAGE)).isEqualTo(1);
        assertThat(out)
                .contains("FAILED")
                .contains("broke off 4 times, last at byte 40000")
                .contains("0 of 1 images");
    }

    @Test
    public void otherContentFailsItsImage() {
        registry.on(LAYER, 200, "something else");
        assertThat(warm(FakeRegistry.IMAGE)).isEqualTo(1);
        assertThat(out).contains("came with the content of sha256:");
        registry.on(MANIFEST, 200, FakeRegistry.manifest(), "Docker-Content-Digest: sha256:" + "0".repeat(64));
        assertThat(warm(FakeRegistry.IMAGE)).isEqualTo(1);
    }

    @Test
    public void whatIsDeniedIsToldInTheMirrorsWords() {
        assertThat(warm("evil/x:1", FakeRegistry.IMAGE)).isEqualTo(1);
        assertThat(out)
                .contains("evil/x:1: FAILED: it is not on this mirror's allow-list")
                .contains("1 of 2 images came whole");
    }

    @Test
    public void aRegistryThatWantsAPauseGetsIt() {
        registry.once(MANIFEST, 429, "", "Retry-After: 1");
        assertThat(warm(FakeRegistry.IMAGE)).as(out).isZero();
        assertThat(out).contains("1 s of pauses");
        registry.on(MANIFEST, 429, "{\"errors\":[{\"message\":\"no more today\"}]}", "Retry-After: 1");
        assertThat(warm(FakeRegistry.IMAGE)).isEqualTo(1);
        assertThat(out).contains("FAILED: no more today");
    }

    @Test
    public void whereFewRequestsAreLeftTheRestIsSpreadAndThatIsSaid() {
        registry.on(MANIFEST, 200, FakeRegistry.manifest(), "ratelimit-limit: 20;w=20", "ratelimit-remaining: 2;w=20");
        assertThat(warm(FakeRegistry.IMAGE, FakeRegistry.IMAGE, "--parallel", "1"))
                .as(out)
                .isZero();
        assertThat(err)
                .containsOnlyOnce(
                        "the registry's limit has 2 of 20 requests left; from here on one manifest is asked for"
                                + " every 1 s");
        assertThat(out)
                .contains("2 of 2 images came whole")
                .contains("s of pauses")
                .contains("2 requests left");
    }

    @Test
    public void soManyImagesArePulledAtOnceAsIsSaid() {
        String[] three = {"helloz/onenav:1", "team/onenav:1", "other/onenav:1"};
        assertThat(warm(three[0], three[1], three[2], "--parallel", "1")).isZero();
        assertThat(registry.mostAtOnce()).isEqualTo(1);

        registry.awaitTogether(2);
        assertThat(warm(three[0], three[1], three[2], "--parallel", "2"))
                .as(out)
                .isZero();
        assertThat(registry.mostAtOnce()).isEqualTo(2);
    }

    @Test
    public void onlyTheUsersPlatformsArePulled() {
        String index =
                "{\"manifests\":[{\"digest\":\"sha256:%s\",\"platform\":{\"os\":\"linux\",\"architecture\":\"amd64\"}},"
                        + "{\"digest\":\"sha256:%s\",\"platform\":{\"os\":\"linux\",\"architecture\":\"arm64\"}}]}";
        registry.on("/v2/multi/arch/manifests/1", 200, index.formatted("1".repeat(64), "2".repeat(64)));
        warm("multi/arch:1");
        assertThat(registry.requests())
                .contains("GET /v2/multi/arch/manifests/sha256:" + "1".repeat(64))
                .doesNotContain("GET /v2/multi/arch/manifests/sha256:" + "2".repeat(64));
        warm("multi/arch:1", "--platform", "linux/arm64");
        assertThat(registry.requests()).contains("GET /v2/multi/arch/manifests/sha256:" + "2".repeat(64));
    }

    @Test
    public void theRegistrysLimitIsToldAndJsonHasItAll() {
        registry.on(MANIFEST, 200, FakeRegistry.manifest(), "ratelimit-remaining: 76;w=21600");
        assertThat(warm(FakeRegistry.IMAGE)).isZero();
        assertThat(out).contains("76 requests left");
        assertThat(warm(FakeRegistry.IMAGE, "--json")).isZero();
        assertThat(out).contains("\"rateLimitRemaining\" : 76").contains("\"image\" : \"helloz/onenav:1\"");
    }

    @Test
    public void badInputIsOneSentence() {
        assertThat(run("warm", "--via", registry.url())).isEqualTo(2);
        assertThat(err).contains("write -f");
        assertThat(run("warm", "--via", "ftp://hub.example.com", "x/y")).isEqualTo(2);
        assertThat(err).contains("--via is what clients type");
        assertThat(warm("x/y", "--parallel", "0")).isEqualTo(2);
        assertThat(warm("X/y")).isEqualTo(2);
    }

    private int warm(String... options) {
        List<String> arguments = new ArrayList<>(List.of("warm", "--via", registry.url()));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... options) {
        CommandRun run = CommandRun.of(List.of(), options);
        out = run.out();
        err = run.err();
        return run.status();
    }
}
