package org.dockermirror.allowlist.rule;

import java.util.List;
import java.util.stream.Collectors;

/** Says that a list is refused as a whole, with every problem in it. */
public final class InvalidAllowListException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidAllowListException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All of them, in the order in which they were written. */
    public List<Problem> problems() {
        return problems;
    }
}
