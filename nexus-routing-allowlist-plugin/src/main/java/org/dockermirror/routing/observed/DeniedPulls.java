package org.dockermirror.routing.observed;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonatype.nexus.common.app.ApplicationDirectories;

/**
 * The recent denials of all mirrors, over restarts: {@code docker-mirror/denied.json} in the server's data directory.
 * They are for people; a file that is lost or spoilt costs nothing but the list.
 */
@Named
@Singleton
public class DeniedPulls {

    private static final Logger log = LoggerFactory.getLogger(DeniedPulls.class);

    private final Clock clock;
    private final Path file;
    private final Map<String, RecentDenials> byRepository = new ConcurrentHashMap<>();
    private long savedChanges;

    @Inject
    public DeniedPulls(ApplicationDirectories directories) {
        this(directories.getWorkDirectory("docker-mirror").toPath().resolve("denied.json"), Clock.systemUTC());
    }

    DeniedPulls(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
        load();
    }

    void add(String repository, Denial denial) {
        recent(repository).add(denial);
    }

    /** The denials of one mirror; what was seen last comes first. */
    public List<DenialCount> of(String repository) {
        RecentDenials recent = byRepository.get(repository);
        return recent == null ? List.of() : recent.latestFirst();
    }

    /** Writes them to disk, if there is anything new. */
    synchronized void save() {
        long changes = changes();
        if (changes == savedChanges) {
            return;
        }
        Map<String, List<DenialCount>> all = new TreeMap<>();
        byRepository.forEach((repository, recent) -> all.put(repository, recent.oldestFirst()));
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(next, DenialsJson.write(all));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            savedChanges = changes;
        } catch (IOException e) {
            log.warn(
                    "docker-mirror: cannot write {} ({}); a restart of the server will forget the latest denials",
                    file,
                    e.toString());
        }
    }

    private void load() {
        try {
            DenialsJson.read(Files.readString(file))
                    .forEach((repository, rows) -> recent(repository).restore(rows));
        } catch (NoSuchFileException e) {
            log.debug("docker-mirror: {} is not there yet", file);
        } catch (JsonProcessingException e) {
            forget(String.valueOf(e.getOriginalMessage()));
        } catch (IOException | RuntimeException e) {
            forget(e.toString());
        }
        savedChanges = changes();
    }

    private void forget(String problem) {
        byRepository.clear();
        log.warn(
                "docker-mirror: {} is unreadable ({}); the list of recent denials begins anew",
                file,
                problem.replaceAll("\\s+", " "));
    }

    private RecentDenials recent(String repository) {
        return byRepository.computeIfAbsent(repository, name -> new RecentDenials(clock));
    }

    private long changes() {
        return byRepository.values().stream().mapToLong(RecentDenials::changes).sum();
    }
}
