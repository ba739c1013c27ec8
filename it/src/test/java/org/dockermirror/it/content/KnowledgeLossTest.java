package org.dockermirror.it.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dockermirror.it.bed.Command;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.RecordingProxy;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What is known about images may be lost, or be older or newer than the server's database: no good pull is refused. */
public class KnowledgeLossTest {
    private static final OwnImage LIMITED = OwnImage.index("limited/lost:v1");
    private static final OwnImage WHOLE = OwnImage.single("whole/lost:latest");
    private static final OwnImage HIDDEN = OwnImage.index("limited/lost:hidden");
    private static final OwnImage LATER = OwnImage.index("limited/later:v1");

    private ContentMirror mirror;

    @Before
    public void pullOnce() {
        mirror = ContentMirror.running(Format.OPEN);
        pull(LIMITED);
        pull(WHOLE);
    }

    @After
    public void runOn() {
        mirror.start();
    }

    @Test
    public void itSurvivesARestart() {
        mirror.server.restart();
        everythingIsServedFromTheCacheWithoutAnyManifestFirst();
    }

    @Test
    public void itSurvivesAKill() {
        pull(LATER);
        mirror.server.kill();
        mirror.start();
        everythingIsServedFromTheCacheWithoutAnyManifestFirst();
        assertThat(journal()).exists();
    }

    @Test
    public void aDeletedStoreIsLearnedAgainFromTheCache() throws IOException {
        mirror.server.stop();
        Files.delete(journal());
        mirror.start();
        everythingIsServedFromTheCacheWithoutAnyManifestFirst();
    }

    @Test
    public void aGarbledStoreIsSaidOnceAndLearnedAgainFromTheCache() throws IOException {
        mirror.server.stop();
        Files.writeString(journal(), "this is no journal");
        String before = mirror.server.log();
        mirror.start();
        everythingIsServedFromTheCacheWithoutAnyManifestFirst();
        assertThat(mirror.server.logSince(before).lines().filter(line -> line.contains("content.journal")))
                .hasSize(1)
                .allMatch(line -> line.contains("is damaged after byte 0"));
    }

    @Test
    public void aDatabaseThatIsRestoredFromBeforeIsServed() throws IOException {
        mirror.server.stop();
        Path database = mirror.server.data().resolve("db");
        Path backup = mirror.server.data().resolve("db-backup");
        Command.run("cp", "-r", database.toString(), backup.toString()).orFail();
        mirror.start();
        OwnImage afterBackup = OwnImage.index("limited/afterbackup:v1");
        pull(afterBackup);
        mirror.server.stop();
        Command.run("rm", "-r", database.toString()).orFail();
        Command.run("mv", backup.toString(), database.toString()).orFail();
        mirror.start();
        afterBackup.paths().forEach(path -> mirror.visitor.get(path).expect(200));
        everythingIsServedFromTheCacheWithoutAnyManifestFirst();
    }

    @Test
    public void aStoreThatIsOlderThanTheDatabaseIsServed() throws IOException {
        mirror.server.stop();
        byte[] older = Files.readAllBytes(journal());
        mirror.start();
        OwnImage newer = OwnImage.index("limited/newer:v1");
        pull(newer);
        mirror.server.stop();
        Files.write(journal(), older);
        mirror.start();
        try (RecordingProxy.State off = Format.OPEN.upstream().switchedOff()) {
            assertThat(off).isNotNull();
            newer.paths().forEach(path -> mirror.visitor.get(path).expect(200));
        }
    }

    private void everythingIsServedFromTheCacheWithoutAnyManifestFirst() {
        try (RecordingProxy.State off = Format.OPEN.upstream().switchedOff()) {
            assertThat(off).isNotNull();
            for (OwnImage image : List.of(LIMITED, WHOLE)) {
                List<String> paths = image.paths();
                for (int i = paths.size() - 1; i >= 0; i--) {
                    mirror.visitor.get(paths.get(i)).expect(200);
                }
            }
        }
        HIDDEN.paths().forEach(path -> mirror.visitor.get(path).expect(403));
    }

    private void pull(OwnImage image) {
        mirror.visitor.get(image.tagPath()).expect(200);
        image.paths().forEach(path -> mirror.visitor.get(path).expect(200));
    }

    private Path journal() {
        return mirror.server.data().resolve("docker-mirror/content.journal");
    }
}
