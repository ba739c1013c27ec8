package org.dockermirror.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.Command;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.MirrorCommand;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.After;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** What docs/rest.md shows of plan, apply and doctor is what they print. */
public class RestPageTest {
    @ClassRule
    public static final NexusServer SERVER = RestSetUpTest.SERVER;

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w*\\n(.*?)^```");
    private static final String PAGE = text(Path.of("../docs/rest.md"));

    private final SetUpFile file = new SetUpFile("page", block("mirrors:"));

    @BeforeClass
    public static void awaitTheFormat() {
        RestSetUpTest.awaitTheFormat();
    }

    @After
    public void takeItBack() {
        file.run("remove", "--yes").orFail();
    }

    @Test
    public void theTranscriptIsWhatTheCommandsPrint() {
        Command.Result plan = file.run("plan");
        assertThat(plan.output().lines()).containsExactlyElementsOf(answer(block("$ nexus-mirror plan")));
        assertThat(file.run("apply").orFail().strip()).endsWith("7 changes made");
        assertThat(file.run("apply").orFail().strip()).endsWith("0 changes made");

        // The page has an upstream on the same machine from here on.
        file.write(block("mirrors:")
                .replace("    port: 8082\n", "    port: 8082\n    upstream: " + Upstream.PROXY.url() + "\n"));
        file.run("apply").orFail();
        Visitor.awaitPull(Entrance.CONNECTOR, Images.ONENAV);
        List<String> doctors = blocks("$ nexus-mirror doctor").toList();
        assertThat(doctors).hasSize(2);
        assertThat(doctor()).containsExactlyElementsOf(answer(doctors.get(0)));

        Rest.send("PUT", "routing-rules/Allow_docker", """
                {"name":"Allow_docker","description":"[docker-mirror]","mode":"ALLOW",
                 "matchers":["^/v2/(helloz|team)/.*"]}""");
        Rest.send("PUT", "security/realms/active", "[\"NexusAuthenticatingRealm\"]");
        assertThat(file.run("plan").output().lines())
                .containsSequence(block("~ routing rule").lines().toList());
        assertThat(doctor()).containsExactlyElementsOf(answer(doctors.get(1)));

        assertThat(file.run("apply").orFail().strip()).endsWith("2 changes made");
        Visitor.awaitPull(Entrance.CONNECTOR, Images.ONENAV);
        assertThat(doctor()).containsExactlyElementsOf(answer(doctors.get(0)));
    }

    private static List<String> doctor() {
        Path printed = Bed.scratch("rest-page").resolve("printed");
        MirrorCommand.into(printed, List.of("doctor", "http://127.0.0.1:8082", Images.ONENAV));
        return same(text(printed).lines());
    }

    /** The lines of a block behind the one with the command. */
    private static List<String> answer(String block) {
        return same(block.lines().skip(1));
    }

    /** Without what differs from run to run: times, digests, and the image that the doctor makes up. */
    private static List<String> same(Stream<String> lines) {
        return lines.map(line -> line.replaceAll("after [\\d.]+ m?s", "after a time")
                        .replaceAll("sha256:[0-9a-f]+…?", "sha256:…")
                        .replaceAll("nexus-mirror-doctor/[^/]+", "nexus-mirror-doctor/…"))
                .toList();
    }

    private static String block(String beginning) {
        List<String> found = blocks(beginning).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Stream<String> blocks(String beginning) {
        return BLOCK.matcher(PAGE)
                .results()
                .map((MatchResult block) -> block.group(1))
                .filter(block -> block.startsWith(beginning));
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
