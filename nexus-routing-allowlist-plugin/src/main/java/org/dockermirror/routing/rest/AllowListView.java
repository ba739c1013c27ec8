package org.dockermirror.routing.rest;

import io.swagger.annotations.ApiModelProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mirror's allow-list, as REST shows it. */
public final class AllowListView {

    private final String repository;
    private final @Nullable String source;
    private final List<String> entries;
    private final List<ProblemView> problems;

    AllowListView(String repository, @Nullable String source, List<String> entries, List<ProblemView> problems) {
        this.repository = repository;
        this.source = source;
        this.entries = List.copyOf(entries);
        this.problems = List.copyOf(problems);
    }

    @ApiModelProperty("Name of the repository")
    public String getRepository() {
        return repository;
    }

    @ApiModelProperty("Where the list is written; null until it has been read")
    public @Nullable String getSource() {
        return source;
    }

    @ApiModelProperty("Entries in force, as they were written; ! begins one that denies")
    public List<String> getEntries() {
        return entries;
    }

    @ApiModelProperty("What is wrong in the source, if that is why an older list is in force")
    public List<ProblemView> getProblems() {
        return problems;
    }
}
