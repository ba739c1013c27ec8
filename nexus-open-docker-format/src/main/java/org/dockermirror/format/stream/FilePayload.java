package org.dockermirror.format.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A body that is a file, read straight into the buffers that it is sent from. */
public final class FilePayload implements StreamedPayload {

    private final Path file;
    private final long size;
    private final @Nullable String contentType;

    /** @param size of the file in bytes */
    public FilePayload(Path file, long size, @Nullable String contentType) {
        this.file = file;
        this.size = size;
        this.contentType = contentType;
    }

    @Override
    public ByteSource open(long position) throws IOException {
        return new FileSource(FileChannel.open(file, StandardOpenOption.READ), position);
    }

    @Override
    public long getSize() {
        return size;
    }

    @Override
    public @Nullable String getContentType() {
        return contentType;
    }

    private static final class FileSource implements ByteSource {
        private final FileChannel channel;
        private long position;

        FileSource(FileChannel channel, long position) {
            this.channel = channel;
            this.position = position;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            int read = channel.read(into, position);
            position += Math.max(read, 0);
            return read;
        }

        @Override
        public void whenReadable(Runnable action) {
            action.run();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
