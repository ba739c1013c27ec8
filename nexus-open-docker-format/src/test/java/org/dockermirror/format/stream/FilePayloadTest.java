package org.dockermirror.format.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FilePayloadTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file;

    @Before
    public void write() throws IOException {
        file = folder.newFile().toPath();
        Files.writeString(file, "0123456789");
    }

    @Test
    public void isReadFromAnyPositionToTheEnd() throws IOException {
        assertThat(read(0)).isEqualTo("0123456789");
        assertThat(read(7)).isEqualTo("789");
        assertThat(read(10)).isEmpty();
    }

    @Test
    public void isAStreamForWhoeverWantsOne() throws IOException {
        try (InputStream in = payload().openInputStream()) {
            assertThat(new String(in.readAllBytes(), US_ASCII)).isEqualTo("0123456789");
        }
    }

    @Test
    public void aFileThatIsGoneShowsWhenItIsOpened() throws IOException {
        Files.delete(file);

        assertThrows(NoSuchFileException.class, () -> payload().open(0));
    }

    @Test
    public void whatIsOpenIsReadToTheEndAlsoIfTheFileIsDeletedMeanwhile() throws IOException {
        try (ByteSource source = payload().open(0)) {
            Files.delete(file);

            assertThat(source.read(ByteBuffer.allocate(20))).isEqualTo(10);
        }
    }

    /** By a buffer outside the heap that is smaller than the file, as a body is sent. */
    private String read(long position) throws IOException {
        StringBuilder all = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocateDirect(4);
        try (ByteSource source = payload().open(position)) {
            while (source.read(buffer) >= 0) {
                all.append(US_ASCII.decode(buffer.flip()));
                buffer.clear();
            }
        }
        return all.toString();
    }

    private FilePayload payload() {
        return new FilePayload(file, 10, "application/octet-stream");
    }
}
