package org.dockermirror.format.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.dockermirror.format.stream.ByteSource;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SpoolTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Spool spool;

    @Before
    public void create() throws IOException {
        spool = Spool.create(folder.getRoot().toPath().resolve("a/b"));
    }

    @Test
    public void readersFollowTheWriterOneByteBehind() throws IOException {
        ByteSource reader = spool.open(0).orElseThrow();
        assertThat(read(reader)).isEqualTo("0:");
        write("abc");
        assertThat(read(reader)).isEqualTo("2:ab");
        assertThat(read(reader)).isEqualTo("0:");
        write("def");
        assertThat(read(reader)).isEqualTo("3:cde");
        spool.complete();
        assertThat(read(reader)).isEqualTo("1:f");
        assertThat(read(reader)).isEqualTo("-1:");
    }

    @Test
    public void aReaderBeginsWhereItWants() throws IOException {
        write("abcdef");
        spool.complete();
        assertThat(read(spool.open(4).orElseThrow())).isEqualTo("2:ef");
        assertThat(read(spool.open(6).orElseThrow())).isEqualTo("-1:");
    }

    @Test
    public void whoWaitsIsToldOnceWhenThereIsMore() throws IOException {
        ByteSource reader = spool.open(0).orElseThrow();
        List<String> told = new ArrayList<>();
        reader.whenReadable(() -> told.add("first"));
        assertThat(told).isEmpty();
        write("ab");
        assertThat(told).containsExactly("first");
        write("c");
        assertThat(told).containsExactly("first");
        reader.whenReadable(() -> told.add("there already"));
        assertThat(told).containsExactly("first", "there already");
    }

    @Test
    public void whoWaitsIsToldOfTheEndAndOfAFailure() throws IOException {
        ByteSource reader = spool.open(0).orElseThrow();
        write("a");
        List<String> told = new ArrayList<>();
        reader.whenReadable(() -> told.add("failed"));
        spool.fail(new IOException("wrong digest"));
        assertThat(told).containsExactly("failed");
        assertThatThrownBy(() -> read(reader)).hasMessage("wrong digest");
    }

    @Test
    public void afterAFailureNothingMoreIsRead() throws IOException {
        ByteSource reader = spool.open(0).orElseThrow();
        write("abc");
        spool.fail(new IOException("wrong digest"));
        assertThatThrownBy(() -> read(reader)).hasMessage("wrong digest");
    }

    @Test
    public void theFileGoesWithItsLastUser() throws IOException {
        ByteSource reader = spool.open(0).orElseThrow();
        spool.release();
        assertThat(spool.file()).exists();
        reader.close();
        reader.close();
        assertThat(spool.file()).doesNotExist();
        assertThat(spool.open(0)).isEmpty();
    }

    private void write(String text) throws IOException {
        spool.append(ByteBuffer.wrap(text.getBytes(UTF_8)));
    }

    private static String read(ByteSource source) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(10);
        int read = source.read(into);
        return read + ":" + new String(into.array(), 0, into.position(), UTF_8);
    }
}
