package org.dockermirror.it.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.Command;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.RecordingProxy;
import org.dockermirror.it.bed.Repositories;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/** The server's task <i>Repair - Reconcile component database from blob store</i>, after the database is an old one. */
public class RepairTest {
    @ClassRule
    public static final OpenFormat FORMAT = new OpenFormat();

    private static final String REPOSITORY = "repaired";
    private static final Path DATABASE = OpenFormat.SERVER.data().resolve("db");

    private final Visitor visitor = Visitor.of(REPOSITORY);
    private final Contents contents = Contents.of(REPOSITORY);

    @Test
    public void whatIsInTheBlobStoreIsServedAgainButNoBytesThatAreOthers() throws IOException {
        Repositories.proxy(REPOSITORY, Upstream.PROXY.url());
        OwnImage moved = OwnImage.single("helloz/moved:1");
        pull(moved);
        Path backup = Bed.scratch("repair").resolve("db");
        OpenFormat.SERVER.stop();
        copy(DATABASE, backup);
        FORMAT.before();
        OwnImage now = OwnImage.single("helloz/moved:1");
        Rest.send("POST", "repositories/" + REPOSITORY + "/invalidate-cache", "");
        pull(now);
        OwnImage image = OwnImage.index("helloz/repaired:1");
        OwnImage compared = OwnImage.single("helloz/compared:1");
        OwnImage spoiled = OwnImage.single("helloz/spoiled:1");
        pull(compared);
        pull(spoiled);
        Map<String, Http.Reply> before = pull(image);
        before.putAll(pull(now));

        OpenFormat.SERVER.stop();
        copy(backup, DATABASE);
        spoil(spoiled.blobs().get(1));
        FORMAT.before();
        assertThat(contents.assets())
                .containsAll(Contents.assetsOf(moved))
                .doesNotContainAnyElementsOf(Contents.assetsOf(image));
        repair("true", "false");
        assertThat(contents.assets()).doesNotContainAnyElementsOf(Contents.assetsOf(image));
        // Not with the server's check of its records, which would take out the spoiled layer afterwards.
        repair("false", "false");
        assertThat(contents.assets())
                .doesNotContain("/v2/-/blobs/" + spoiled.blobs().get(1));
        repair("false", "true");

        assertThat(contents.assets()).contains(image.tagPath()).containsAll(Contents.assetsOf(image));
        assertThat(versions("helloz/repaired")).contains("1", image.digest()).containsAll(image.manifests());
        Upstream.PROXY.forget();
        visitor.manifest(compared.byTag()).expect(200);
        compared.blobs()
                .forEach(
                        blob -> visitor.get("/v2/helloz/compared/blobs/" + blob).expect(200));
        assertThat(Upstream.PROXY.requests()).containsOnly("HEAD " + compared.tagPath());
        visitor.get(spoiled.layerPath()).expect(200);
        try (RecordingProxy.State off = Upstream.PROXY.switchedOff()) {
            assertThat(off).isNotNull();
            before.forEach((path, reply) -> assertSame(path, visitor.get(path).expect(200), reply));
        }
    }

    private static void assertSame(String path, Http.Reply now, Http.Reply before) {
        assertThat(now.body()).as(path).isEqualTo(before.body());
        for (String header : List.of("Content-Type", "Docker-Content-Digest", "ETag")) {
            assertThat(now.header(header)).as(header + " of " + path).isEqualTo(before.header(header));
        }
    }

    /** All of the image, and the list of its tags. */
    private Map<String, Http.Reply> pull(OwnImage image) {
        List<String> paths = new ArrayList<>(image.paths());
        paths.add(image.tagPath());
        paths.add("/v2/" + image.name() + "/tags/list");
        Map<String, Http.Reply> replies = new HashMap<>();
        paths.forEach(path -> replies.put(path, visitor.get(path).expect(200)));
        return replies;
    }

    private static void repair(String dryRun, String integrityCheck) {
        ServerTask.made(
                        "blobstore.rebuildComponentDB",
                        "repair-" + dryRun,
                        Map.of(
                                "blobstoreName", "default",
                                "dryRun", dryRun,
                                "restoreBlobs", "true",
                                "undeleteBlobs", "true",
                                "integrityCheck", integrityCheck))
                .run();
    }

    /** As REST lists the components. */
    private static List<String> versions(String image) {
        List<String> versions = new ArrayList<>();
        for (JsonNode item : Rest.get("components?repository=" + REPOSITORY).path("items")) {
            if (item.path("name").asText().equals(image)) {
                versions.add(item.path("version").asText());
            }
        }
        return versions;
    }

    private static void copy(Path from, Path to) {
        Command.run("rm", "-rf", to.toString()).orFail();
        Command.run("cp", "-r", from.toString(), to.toString()).orFail();
    }

    /** Changes the last byte of a blob in the blob store. */
    private static void spoil(String digest) throws IOException {
        Path file = Path.of(propertiesOf("/v2/-/blobs/" + digest).toString().replaceFirst("properties$", "bytes"));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1]++;
        Files.write(file, bytes);
    }

    private static Path propertiesOf(String path) throws IOException {
        try (Stream<Path> all = Files.walk(OpenFormat.SERVER.data().resolve("blobs/default/content"))) {
            return all.filter(file -> file.toString().endsWith(".properties"))
                    .filter(file -> names(file, path))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean names(Path properties, String path) {
        try {
            Properties read = new Properties();
            read.load(new StringReader(Files.readString(properties, UTF_8)));
            return path.equals(read.getProperty("@BlobStore.blob-name"))
                    && REPOSITORY.equals(read.getProperty("@Bucket.repo-name"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
