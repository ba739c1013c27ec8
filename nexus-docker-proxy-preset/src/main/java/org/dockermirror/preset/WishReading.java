package org.dockermirror.preset;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.dockermirror.allowlist.rule.Position;
import org.dockermirror.allowlist.rule.Problem;
import org.dockermirror.setup.file.MirrorFile;
import org.jspecify.annotations.Nullable;

/** What came of one reading: a wish, or why there is none. */
final class WishReading {
    private final String source;
    private final String written;
    private final String beside;
    private final @Nullable MirrorFile wished;
    private final boolean isAgreed;
    private final String problem;
    private final List<Problem> problems;
    private final List<String> repositories;

    private WishReading(
            String source,
            String written,
            String beside,
            @Nullable MirrorFile wished,
            boolean isAgreed,
            String problem,
            List<Problem> problems,
            List<String> repositories) {
        this.source = source;
        this.written = written;
        this.beside = beside;
        this.wished = wished;
        this.isAgreed = isAgreed;
        this.problem = problem;
        this.problems = problems;
        this.repositories = repositories;
    }

    static WishReading of(String source, String written, MirrorFile wished, boolean isAgreed) {
        return new WishReading(
                source, written, "", wished, isAgreed, "", Collections.emptyList(), Collections.emptyList());
    }

    static WishReading refused(String source, String written, List<Problem> problems, List<String> repositories) {
        String all = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
        return new WishReading(source, written, "", null, false, all, problems, repositories);
    }

    static WishReading refused(String source, String problem) {
        return new WishReading(
                source,
                "",
                "",
                null,
                false,
                problem,
                Collections.singletonList(new Problem(Position.in(source), problem)),
                Collections.emptyList());
    }

    /** The same, with what stands in the files that this one names. */
    WishReading with(CharSequence texts) {
        return new WishReading(source, written, texts.toString(), wished, isAgreed, problem, problems, repositories);
    }

    /** In words, for messages. */
    String source() {
        return source;
    }

    /** What is written there, as text; empty if it cannot be read. */
    String written() {
        return written;
    }

    /** A text that is another one when what is written is. */
    String etag() {
        return Hashing.sha256()
                .hashString(source + "\n" + written + beside, StandardCharsets.UTF_8)
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
