package org.dockermirror.cli.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.server.FileProblem;
import org.dockermirror.cli.server.ServerDirectory;
import org.jspecify.annotations.Nullable;

/** Keeps two demos from preparing the same directory at once; the system drops it with the process. */
final class PreparationLock implements AutoCloseable {

    private final FileChannel channel;

    private PreparationLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws CommandException if another demo has it, or the directory cannot be made or written */
    static PreparationLock take(ServerDirectory directory) {
        Path root = directory.root();
        try {
            Files.createDirectories(root);
            FileChannel channel =
                    FileChannel.open(directory.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw CommandException.failed(
                        "another demo is just being started in " + root + "; wait for it, or choose another --data");
            }
            return new PreparationLock(channel);
        } catch (IOException e) {
            throw FileProblem.of("use the data directory", root, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing was written; the lock is gone with the process at the latest.
        }
    }
}
