package org.dockermirror.format.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SpoolFolderTest {
    @Rule
    public final TemporaryFolder root = new TemporaryFolder();

    @Test
    public void whatACrashLeftIsDeletedAndTheFolderStays() throws IOException {
        Path folder = folderWith("blob1.part");

        new SpoolFolder(folder).clear();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    public void itIsDeletedWithWhatWasOnItsWay() throws IOException {
        Path folder = folderWith("blob1.part");

        new SpoolFolder(folder).delete();

        assertThat(folder).doesNotExist();
        assertThat(root.getRoot()).exists();
    }

    @Test
    public void oneThatWasNeverMadeIsNoError() throws IOException {
        SpoolFolder folder = new SpoolFolder(root.getRoot().toPath().resolve("none"));

        folder.clear();
        folder.delete();

        assertThat(folder.path()).doesNotExist();
    }

    @Test
    public void whatIsNotOursStays() throws IOException {
        Path folder = folderWith("notes.txt");

        assertThatThrownBy(() -> new SpoolFolder(folder).delete()).isInstanceOf(DirectoryNotEmptyException.class);

        assertThat(folder.resolve("notes.txt")).exists();
    }

    private Path folderWith(String file) throws IOException {
        Path folder = root.newFolder("docker").toPath();
        Files.createFile(folder.resolve(file));
        return folder;
    }
}
