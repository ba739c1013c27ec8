package org.dockermirror.preset;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.setup.file.BuiltIn;
import org.dockermirror.setup.file.InvalidMirrorFileException;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.file.MirrorVariable;
import org.dockermirror.setup.file.NeighbourFiles;
import org.jspecify.annotations.Nullable;

/**
 * Where the wish comes from: the file {@code docker-mirror.yaml} ({@code DOCKER_MIRROR_CONFIG} names another place), or
 * the variable {@code DOCKER_MIRROR_ALLOW}, or else what is stored in the database, or, with none of them, the article's
 * mirror.
 */
@Named
@Singleton
public class WishSource {

    static final String CONFIG_VARIABLE = "DOCKER_MIRROR_CONFIG";

    private static final String VARIABLE = "the variable " + MirrorVariable.NAME;
    private static final String ARTICLE = "the article's example";

    private final Path file;
    private final boolean isFileNamed;
    private final @Nullable String variable;
    private final StoredWish stored;
    private volatile String fileRead = "";
    private volatile String storedRead = "";
    private volatile Map<Path, String> named = Collections.emptyMap();

    @Inject
    public WishSource(DataDirectory directory, StoredWish stored) {
        this(directory, System::getenv, stored);
    }

    WishSource(DataDirectory directory, UnaryOperator<@Nullable String> environment, StoredWish stored) {
        this.stored = stored;
        String named = environment.apply(CONFIG_VARIABLE);
        this.isFileNamed = named != null && !named.isEmpty();
        this.file = isFileNamed ? Path.of(Objects.requireNonNull(named)) : directory.configuration();
        this.variable = environment.apply(MirrorVariable.NAME);
    }

    /** A text that changes when what would be read changes: the file, or one that it named when it was read last. */
    String fingerprint() {
        return stored.text().orElse("")
                + fingerprint(stamp(file), named.keySet().stream().collect(toMap(path -> path, WishSource::stamp)));
    }

    /** What {@link #fingerprint} was before the last reading. */
    String fingerprintRead() {
        return storedRead + fingerprint(fileRead, named);
    }

    private static String fingerprint(String file, Map<Path, String> named) {
        return file + " " + new TreeMap<>(named);
    }

    private static String stamp(Path path) {
        try {
            return Files.exists(path) ? Files.getLastModifiedTime(path) + " " + Files.size(path) : "none";
        } catch (IOException e) {
            return "unreadable";
        }
    }

    /** The file to write changes to: there is one, or nothing at all says what is wished; else nothing. */
    Optional<Path> editable() {
        return variable == null && !isStored() ? Optional.of(file) : Optional.empty();
    }

    /** Whether it is the wish in the database that counts. */
    boolean isStored() {
        return variable == null && !hasFile() && stored.text().isPresent();
    }

    /** What is wished in the database. */
    StoredWish stored() {
        return stored;
    }

    private boolean hasFile() {
        return isFileNamed || Files.exists(file);
    }

    /** Where the file is, or would be. */
    Path file() {
        return file;
    }

    boolean isFileThere() {
        return Files.exists(file);
    }

    /** In words, for messages. */
    String inWords() {
        if (hasFile()) {
            return file.toString();
        }
        if (variable != null) {
            return VARIABLE;
        }
        return isStored() ? stored.name() : ARTICLE;
    }

    /** Reads the wish anew. */
    WishReading read() {
        fileRead = stamp(file);
        named = Collections.emptyMap();
        storedRead = stored.text().orElse("");
        boolean hasFile = hasFile();
        if (hasFile && variable != null) {
            return WishReading.refused(
                    file.toString(),
                    file + " and the variable " + MirrorVariable.NAME + " both say what is allowed; keep one of them");
        }
        String written = String.valueOf(variable);
        StringBuilder beside = new StringBuilder();
        try {
            if (hasFile) {
                written = Files.readString(file);
                return WishReading.of(
                                file.toString(),
                                written,
                                MirrorFile.parse(file.toString(), written, neighbours(beside)),
                                true)
                        .with(beside);
            }
            if (variable != null) {
                return WishReading.of(VARIABLE, written, MirrorVariable.parse(MirrorVariable.NAME, variable), true);
            }
            if (!storedRead.isEmpty()) {
                written = storedRead;
                return WishReading.of(stored.name(), written, MirrorFile.parse(stored.name(), written), true);
            }
            return WishReading.of(ARTICLE, written, new MirrorFile(BuiltIn.article(), Collections.emptyList()), false);
        } catch (InvalidMirrorFileException e) {
            return WishReading.refused(
                            hasFile ? file.toString() : stored.name(), written, e.problems(), e.repositories())
                    .with(beside);
        } catch (IOException e) {
            return WishReading.refused(file.toString(), file + " " + problemOf(e));
        }
    }

    /**
     * The files beside the file; each is watched from here on.
     *
     * @param texts where what is read in them is added
     */
    private NeighbourFiles neighbours(StringBuilder texts) {
        NeighbourFiles beside = NeighbourFiles.of(file);
        Map<Path, String> found = new ConcurrentHashMap<>();
        named = found;
        return new NeighbourFiles() {
            @Override
            public Path locate(String name) {
                Path path = beside.locate(name);
                found.put(path, WishSource.stamp(path));
                return path;
            }

            @Override
            public String read(Path path) throws IOException {
                String text = beside.read(path);
                texts.append(path).append('\n').append(text);
                return text;
            }
        };
    }

    /** What is read where nobody says any more what was set up. */
    WishReading gone(List<String> repositories) {
        return WishReading.refused(
                file.toString(),
                "nothing says any more what is mirrored: " + file + " is gone, or else " + VARIABLE + " or "
                        + stored.name() + "; repository " + String.join(", ", repositories)
                        + " stays as it is. Put back what said it, or write " + file
                        + " anew; to end a mirror, remove it (DELETE"
                        + " /service/rest/v1/docker-mirrors/<repository>, or nexus-mirror remove)");
    }

    private static String problemOf(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "does not exist; write it, or take back the variable " + CONFIG_VARIABLE + ", which names it";
        }
        if (e instanceof CharacterCodingException) {
            return "is not UTF-8 text; save it as UTF-8";
        }
        return "cannot be read: " + e.getMessage();
    }
}
