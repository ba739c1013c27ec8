package org.dockermirror.setup.file;

import java.util.List;
import java.util.stream.Collectors;
import org.dockermirror.allowlist.rule.Problem;

/** Says that a file, or what stands in its place, is refused as a whole, with every problem in it. */
public final class InvalidMirrorFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final transient List<String> repositories;

    InvalidMirrorFileException(List<Problem> problems, List<String> repositories) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
        this.repositories = List.copyOf(repositories);
    }

    /** All of them, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * The repositories that the file names, as far as that can be told: the mirrors to refuse every pull of where no
     * earlier list is known.
     */
    public List<String> repositories() {
        return repositories;
    }
}
