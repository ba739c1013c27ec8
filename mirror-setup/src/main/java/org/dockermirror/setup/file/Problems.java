package org.dockermirror.setup.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dockermirror.allowlist.rule.Position;
import org.dockermirror.allowlist.rule.Problem;

/** What is found wrong, and what looks wrong, while a file is read. */
final class Problems {

    private final String source;
    private final Comparator<Problem> byPosition = Comparator.comparing(this::rankOfSource)
            .thenComparingInt((Problem problem) -> problem.position().line())
            .thenComparingInt(problem -> problem.position().column());

    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    /** @param source the file whose problems come before those of the files that it names */
    Problems(String source) {
        this.source = source;
    }

    private String rankOfSource(Problem problem) {
        return problem.position().source().equals(source)
                ? ""
                : problem.position().source();
    }

    void add(Position position, String message) {
        errors.add(new Problem(position, message));
    }

    void addAll(List<Problem> problems) {
        errors.addAll(problems);
    }

    void warn(Position position, String message) {
        warnings.add(new Problem(position, message));
    }

    void warnAll(List<Problem> problems) {
        warnings.addAll(problems);
    }

    /** In the order of the file, and of the files that it names. */
    List<Problem> errors() {
        return errors.stream().sorted(byPosition).toList();
    }

    /** In the order of the file, and of the files that it names. */
    List<Problem> warnings() {
        return warnings.stream().sorted(byPosition).toList();
    }
}
