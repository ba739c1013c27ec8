package org.dockermirror.it.shown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Caller;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** Fifty thousand different names that are on no list: all are counted, few are kept, fewer are written down. */
public class FloodTest {
    @ClassRule
    public static final Shown SHOWN = new Shown();

    private static final int NAMES = 50_000;
    private static final int A_MINUTE = 60;

    private static double deniedBefore;
    private static long refusedBefore;

    @BeforeClass
    public static void flood() {
        refusedBefore = refused().count();
        deniedBefore = Metrics.value("docker_mirror_docker_denied_not_listed_total");
        IntStream.range(0, NAMES).parallel().forEach(i -> {
            Http.Reply reply = Visitor.at(Entrance.PATH).plainly("GET", "/v2/flood/name" + i + "/manifests/1");
            if (reply.status() != 403) {
                throw new AssertionError(reply.status() + " " + reply.text());
            }
        });
    }

    /** A client sends a request again when its connection breaks: what counts is what the server's own log has. */
    @Test
    public void everyOneIsCountedOnce() {
        Await.until(
                Duration.ofSeconds(20),
                "all names in the server's log",
                () -> refused()
                                .skip(refusedBefore)
                                .map(FloodTest::path)
                                .distinct()
                                .count()
                        >= NAMES);

        List<String> refused =
                refused().skip(refusedBefore).map(FloodTest::path).toList();
        assertThat(Metrics.value("docker_mirror_docker_denied_not_listed_total") - deniedBefore)
                .as(() -> "also refused: " + besideTheFlood(refused))
                .isEqualTo(refused.size());
    }

    @Test
    public void aThousandAreKept() {
        assertThat(Caller.ADMIN.get("docker-mirrors/docker/denied").expect(200).json())
                .hasSize(1_000);
    }

    @Test
    public void theFileOnDiskIsBoundedToo() throws IOException {
        Path file = Shown.SERVER.data().resolve("docker-mirror/denied.json");
        Await.until(
                Duration.ofSeconds(A_MINUTE + 20),
                "the file",
                () -> Files.readString(file).contains("flood/"));
        assertThat(Files.size(file)).isLessThan(1_000_000);
    }

    @Test
    public void theAuditLogHasSixtyAMinuteAndThenASummary() {
        Await.until(
                Duration.ofSeconds(A_MINUTE + 20),
                "the summary",
                () -> !audit("denied-summary").isEmpty());

        List<String> records = audit("denied");
        assertThat(records)
                .anySatisfy(line -> assertThat(line)
                        .contains("\"domain\":\"docker-mirror\"")
                        .contains("\"context\":\"docker\"")
                        .contains("\"image\":\"flood/name")
                        .contains("\"reason\":\"not-listed\"")
                        .contains("\"client\":\"127.0.0.1\"")
                        .contains("\"initiator\":\"*UNKNOWN/127.0.0.1\""));
        assertThat(records.stream().filter(line -> line.contains("flood/name")).count())
                .isLessThanOrEqualTo(60L * (audit("denied-summary").size() + 1));
        assertThat(audit("denied-summary"))
                .allSatisfy(line -> assertThat(line).containsPattern("\"notRecorded\":\"[1-9][0-9]*\""));
    }

    /** The lines of the server's request log that are of refused requests of the registry protocol, but its own. */
    private static Stream<String> refused() {
        return read("log/request.log")
                .lines()
                .filter(line -> line.contains("/v2/") && line.contains(" HTTP/1.1\" 403 "))
                .filter(line -> !line.contains("/v2/docker-mirror-check/"));
    }

    private static String path(String requestLine) {
        return requestLine.replaceFirst(".*/v2/(\\S+) .*", "$1");
    }

    private static List<String> besideTheFlood(List<String> paths) {
        Set<String> seen = new HashSet<>();
        return paths.stream()
                .filter(path -> !path.startsWith("flood/") || !seen.add(path))
                .toList();
    }

    private static List<String> audit(String type) {
        return read("log/audit/audit.log")
                .lines()
                .filter(line -> line.contains("\"type\":\"" + type + "\""))
                .toList();
    }

    private static String read(String file) {
        try {
            return Files.readString(Shown.SERVER.data().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
