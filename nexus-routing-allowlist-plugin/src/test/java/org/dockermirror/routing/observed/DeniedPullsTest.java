package org.dockermirror.routing.observed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class DeniedPullsTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));

    @Test
    public void whatWasSavedIsThereAfterARestart() {
        DeniedPulls before = denied();
        before.add("docker", new Denial("other/image", "1", null, "not-listed", "10.0.0.1"));
        before.add("docker", new Denial("other/image", null, "sha256:00", "not-led-to", "10.0.0.1"));
        before.add("docker", new Denial(null, null, null, "pull-only", "::1"));
        before.add("docker", new Denial(null, null, null, "pull-only", "::1"));
        before.add("ghcr", new Denial("a/b", "1", null, "not-listed", "10.0.0.1"));
        before.save();

        DeniedPulls after = denied();
        assertThat(after.of("docker")).isEqualTo(before.of("docker")).hasSize(3);
        assertThat(after.of("ghcr")).isEqualTo(before.of("ghcr")).hasSize(1);
    }

    @Test
    public void aMirrorThatDeniedNothingHasAnEmptyList() {
        assertThat(denied().of("docker")).isEmpty();
    }

    @Test
    public void nothingIsWrittenWhereNothingIsNew() throws Exception {
        DeniedPulls denied = denied();
        denied.save();
        assertThat(file()).doesNotExist();

        denied.add("docker", new Denial("a/b", "1", null, "not-listed", "10.0.0.1"));
        denied.save();
        FileTime old = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(file(), old);
        denied.save();
        assertThat(Files.getLastModifiedTime(file())).isEqualTo(old);

        denied.add("docker", new Denial("a/b", "1", null, "not-listed", "10.0.0.1"));
        denied.save();
        assertThat(Files.getLastModifiedTime(file())).isNotEqualTo(old);
    }

    @Test
    public void aSpoiltFileIsAnEmptyListAndNoFailure() throws Exception {
        for (String spoilt : new String[] {"{\"docker\": [", "[]", "{\"docker\": [{\"image\": \"a/b\"}]}", "\u0000"}) {
            Files.writeString(file(), spoilt);
            assertThat(denied().of("docker")).as(spoilt).isEmpty();
        }
    }

    @Test
    public void aPlaceThatCannotBeWrittenIsNoFailure() throws Exception {
        DeniedPulls denied =
                new DeniedPulls(folder.newFile("no-folder").toPath().resolve("denied.json"), clock);
        denied.add("docker", new Denial("a/b", "1", null, "not-listed", "10.0.0.1"));
        denied.save();
        assertThat(denied.of("docker")).hasSize(1);
    }

    private DeniedPulls denied() {
        return new DeniedPulls(file(), clock);
    }

    private Path file() {
        return folder.getRoot().toPath().resolve("denied.json");
    }
}
