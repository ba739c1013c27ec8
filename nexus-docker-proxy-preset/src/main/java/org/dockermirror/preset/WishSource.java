package org.dockermirror.preset;

import static java.util.stream.Collectors.toMap;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.allowlist.rule.Position;
import org.dockermirror.allowlist.rule.Problem;
import org.dockermirror.setup.file.BuiltIn;
import org.dockermirror.setup.file.InvalidMirrorFileException;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.file.MirrorVariable;
import org.dockermirror.setup.file.NeighbourFiles;
import org.dockermirror.setup.wish.Mirror;
import org.jspecify.annotations.Nullable;

/**
 * Where the wish comes from: the file {@code docker-mirror.yaml} ({@code DOCKER_MIRROR_CONFIG} names another place), or
 * the variable {@code DOCKER_MIRROR_ALLOW}, or, with neither, the article's mirror.
 */
@Named
@Singleton
public class WishSource {

    static final String CONFIG_VARIABLE = "DOCKER_MIRROR_CONFIG";

    private final Path file;
    private final boolean isFileNamed;
    private final @Nullable String variable;
    private volatile String fileRead = "";
    private volatile Map<Path, String> named = Collections.emptyMap();

    @Inject
    public WishSource(DataDirectory directory) {
        this(directory, System::getenv);
    }

    WishSource(DataDirectory directory, UnaryOperator<@Nullable String> environment) {
        String named = environment.apply(CONFIG_VARIABLE);
        this.isFileNamed = named != null && !named.isEmpty();
        this.file = isFileNamed ? Path.of(Objects.requireNonNull(named)) : directory.configuration();
        this.variable = environment.apply(MirrorVariable.NAME);
    }

    /** A text that changes when what would be read changes: the file, or one that it named when it was read last. */
    String fingerprint() {
        return fingerprint(stamp(file), named.keySet().stream().collect(toMap(path -> path, WishSource::stamp)));
    }

    /** What {@link #fingerprint} was before the last reading. */
    String fingerprintRead() {
        return fingerprint(fileRead, named);
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

    /** The file to write changes to: there is one, or there is neither file nor variable; else nothing. */
    Optional<Path> editable() {
        return variable == null ? Optional.of(file) : Optional.empty();
    }

    boolean isFileThere() {
        return Files.exists(file);
    }

    /** Reads the wish anew. */
    Reading read() {
        fileRead = stamp(file);
        named = Collections.emptyMap();
        boolean hasFile = isFileNamed || Files.exists(file);
        if (hasFile && variable != null) {
            return Reading.refused(
                    file.toString(),
                    file + " and the variable " + MirrorVariable.NAME + " both say what is allowed; keep one of them");
        }
        String written = String.valueOf(variable);
        try {
            if (hasFile) {
                written = Files.readString(file);
                MirrorFile wished = MirrorFile.parse(file.toString(), written, neighbours());
                return Reading.of(file.toString(), written, wished, true);
            }
            if (variable != null) {
                return Reading.of(
                        "the variable " + MirrorVariable.NAME,
                        written,
                        MirrorVariable.parse(MirrorVariable.NAME, variable),
                        true);
            }
            return Reading.of(
                    "the article's example",
                    written,
                    new MirrorFile(BuiltIn.article(), Collections.emptyList()),
                    false);
        } catch (InvalidMirrorFileException e) {
            return Reading.refused(file.toString(), written, e.problems(), e.repositories());
        } catch (IOException e) {
            return Reading.refused(file.toString(), file + " " + problemOf(e));
        }
    }

    /** The files beside the file; each is watched from here on. */
    private NeighbourFiles neighbours() {
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
                return beside.read(path);
            }
        };
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

    /** What came of one reading: a wish, or why there is none. */
    static final class Reading {
        private final String source;
        private final String written;
        private final @Nullable MirrorFile wished;
        private final boolean isAgreed;
        private final String problem;
        private final List<Problem> problems;
        private final List<String> repositories;

        private Reading(
                String source,
                String written,
                @Nullable MirrorFile wished,
                boolean isAgreed,
                String problem,
                List<Problem> problems,
                List<String> repositories) {
            this.source = source;
            this.written = written;
            this.wished = wished;
            this.isAgreed = isAgreed;
            this.problem = problem;
            this.problems = problems;
            this.repositories = repositories;
        }

        static Reading of(String source, String written, MirrorFile wished, boolean isAgreed) {
            return new Reading(source, written, wished, isAgreed, "", Collections.emptyList(), Collections.emptyList());
        }

        static Reading refused(String source, String written, List<Problem> problems, List<String> repositories) {
            String all = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
            return new Reading(source, written, null, false, all, problems, repositories);
        }

        static Reading refused(String source, String problem) {
            return new Reading(
                    source,
                    "",
                    null,
                    false,
                    problem,
                    Collections.singletonList(new Problem(Position.in(source), problem)),
                    Collections.emptyList());
        }

        /** In words, for messages. */
        String source() {
            return source;
        }

        /** What is written there, as text; empty if it cannot be read. */
        String written() {
            return written;
        }

        /** A text that is another one when what is written is, or a list in a file of its own. */
        String etag() {
            List<List<String>> lists = wished == null
                    ? Collections.emptyList()
                    : wished.wish().mirrors().stream().map(Mirror::written).collect(Collectors.toList());
            return Hashing.sha256()
                    .hashString(source + "\n" + written + lists, StandardCharsets.UTF_8)
                    .toString()
                    .substring(0, 32);
        }

        /** Everything that is wrong with it. */
        List<Problem> problems() {
            return problems;
        }

        /** The wish, null if what is written is wrong. */
        @Nullable
        MirrorFile wished() {
            return wished;
        }

        /** Whether somebody wrote the wish, so that it may be done on any server. */
        boolean isAgreed() {
            return isAgreed;
        }

        /** Why there is no wish. */
        String problem() {
            return problem;
        }

        /** The repositories that a wrong file names all the same. */
        List<String> repositories() {
            return repositories;
        }
    }
}
