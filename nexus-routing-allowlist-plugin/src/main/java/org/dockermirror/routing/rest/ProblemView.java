package org.dockermirror.routing.rest;

import io.swagger.annotations.ApiModelProperty;
import org.dockermirror.allowlist.rule.Problem;
import org.jspecify.annotations.Nullable;

/** Something that is wrong in an allow-list, as REST shows it. */
public final class ProblemView {

    private final int line;
    private final @Nullable String entry;
    private final String message;

    /**
     * A problem.
     *
     * @param line the line of the source, or the number of the entry in a list that was sent; 0 if it has none
     * @param entry the entry as it was written, if it is known
     */
    public ProblemView(int line, @Nullable String entry, String message) {
        this.line = line;
        this.entry = entry;
        this.message = message;
    }

    static ProblemView of(Problem problem) {
        return new ProblemView(problem.position().line(), null, problem.message());
    }

    @ApiModelProperty("Line in the source; in a list that was sent, number of the entry; from 1, or 0 if there is none")
    public int getLine() {
        return line;
    }

    @ApiModelProperty("Entry as it was written, if it is known")
    public @Nullable String getEntry() {
        return entry;
    }

    @ApiModelProperty("What is wrong, and what would be right")
    public String getMessage() {
        return message;
    }
}
