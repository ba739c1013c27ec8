package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SourceFileTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void theFileIsReplacedAndNothingIsLeftBesideIt() throws IOException {
        Path file = path("file.yaml");
        Files.writeString(file, "before");

        SourceFile.write(file, "after");

        assertThat(file).hasContent("after");
        assertThat(folder.getRoot().list()).containsExactly("file.yaml");
    }

    @Test
    public void itsPermissionsStay() throws IOException {
        Path file = path("file.yaml");
        Files.writeString(file, "before");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));

        SourceFile.write(file, "after");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw-r--");
    }

    @Test
    public void aLinkStaysOneAndWhatItLeadsToIsReplaced() throws IOException {
        Path file = path("real.yaml");
        Files.writeString(file, "before");
        Path link = Files.createSymbolicLink(path("file.yaml"), file);

        SourceFile.write(link, "after");

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(file).hasContent("after");
    }

    @Test
    public void aNewFileGetsItsFolder() throws IOException {
        SourceFile.write(path("etc/file.yaml"), "new");

        assertThat(path("etc/file.yaml")).hasContent("new");
    }

    @Test
    public void aPlaceThatTakesNoFileIsNamed() throws IOException {
        Path notAFolder = path("not-a-folder");
        Files.writeString(notAFolder, "");

        assertThatThrownBy(() -> SourceFile.write(notAFolder.resolve("file.yaml"), "new"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(notAFolder + "/file.yaml cannot be written");
    }

    private Path path(String name) {
        return folder.getRoot().toPath().resolve(name);
    }
}
