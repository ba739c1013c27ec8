package org.dockermirror.routing.mirror;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonatype.nexus.common.app.ApplicationDirectories;

/** The mirrors and their last good lists on disk: {@code docker-mirror/mirrors.json} in the server's data directory. */
@Named
@Singleton
public class Remembered {

    private static final Logger log = LoggerFactory.getLogger(Remembered.class);

    private final Path file;

    @Inject
    public Remembered(ApplicationDirectories directories) {
        this.file = directories.getWorkDirectory("docker-mirror").toPath().resolve("mirrors.json");
    }

    /** What was saved last; nothing if there is no file, and nothing with an error in the log if it is unreadable. */
    List<MirrorList> load() {
        try {
            List<MirrorList> lists = new ArrayList<>();
            for (WishedMirror mirror : RememberedJson.read(Files.readString(file))) {
                lists.add(MirrorList.of(mirror));
            }
            return lists;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (JsonProcessingException e) {
            return refuse(String.valueOf(e.getOriginalMessage()));
        } catch (IOException | InvalidAllowListException | RuntimeException e) {
            return refuse(e.toString());
        }
    }

    private List<MirrorList> refuse(String problem) {
        log.error(
                "docker-mirror: {} is unreadable ({}); until a valid allow-list is read, repositories that carry one of"
                        + " our routing rules refuse every image",
                file,
                problem.replaceAll("\\s+", " "));
        return List.of();
    }

    /** Writes all of it, so that after a crash at any moment the file holds either the old or the new mirrors. */
    void save(List<WishedMirror> mirrors) {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            write(next, RememberedJson.write(mirrors));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            log.error(
                    "docker-mirror: cannot write {} ({}); the allow-lists are in force, but a restart of the server will"
                            + " not know them",
                    file,
                    e.toString());
        }
    }

    private static void write(Path path, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
