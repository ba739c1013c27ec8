package org.dockermirror.preset;

import io.swagger.annotations.ApiModelProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.dockermirror.setup.plan.AnonymousReach;
import org.dockermirror.setup.plan.Change;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Plan;
import org.jspecify.annotations.Nullable;

/** What stands between a file and this server, as REST shows it. */
public final class PlanView {

    private final List<ChangeView> changes;
    private final List<String> conflicts;
    private final List<String> missing;
    private final List<String> warnings;
    private final List<ReaderView> readers;
    private final @Nullable Outcome outcome;

    private PlanView(Plan plan, Found found, @Nullable Outcome outcome) {
        this.changes = plan.steps().stream()
                .map(step -> new ChangeView(Change.of(step, found)))
                .collect(Collectors.toList());
        this.conflicts = plan.conflicts();
        this.missing = plan.missing();
        this.warnings = plan.warnings();
        this.readers = new ArrayList<>();
        AnonymousReach.after(plan.steps(), found)
                .forEach((repository, reader) -> readers.add(new ReaderView(repository, reader)));
        this.outcome = outcome;
    }

    /** A plan that nothing was done of. */
    static PlanView of(Plan plan, Found found) {
        return new PlanView(plan, found, null);
    }

    /** A plan, and what came of it. */
    static PlanView done(Plan plan, Found found, @Nullable Outcome outcome) {
        return new PlanView(plan, found, outcome);
    }

    @ApiModelProperty("Whether there is nothing to do, nothing in the way and nothing missing")
    public boolean isAsWished() {
        return changes.isEmpty() && conflicts.isEmpty() && missing.isEmpty();
    }

    @ApiModelProperty("What is made, changed or taken away, in order")
    public List<ChangeView> getChanges() {
        return changes;
    }

    @ApiModelProperty("What somebody else made under a wished name; then nothing is changed")
    public List<String> getConflicts() {
        return conflicts;
    }

    @ApiModelProperty("What the server lacks for the rest")
    public List<String> getMissing() {
        return missing;
    }

    @ApiModelProperty("What opens what a mirror closes")
    public List<String> getWarnings() {
        return warnings;
    }

    @ApiModelProperty("The repositories that users without a login can read when it is done")
    public List<ReaderView> getReadableWithoutLogin() {
        return readers;
    }

    @ApiModelProperty(
            "After an apply or a removal: DONE, DRIFTED (a person changed something since), WAITING (something is missing), BLOCKED (a person must act), FAILED")
    public @Nullable String getState() {
        return outcome == null ? null : outcome.state().name();
    }

    @ApiModelProperty("After an apply or a removal: what a person should know or do")
    public List<String> getOpen() {
        return outcome == null ? Collections.emptyList() : outcome.open();
    }

    /** A change. */
    public static final class ChangeView {
        private final Change change;

        ChangeView(Change change) {
            this.change = change;
        }

        @ApiModelProperty("ADD, CHANGE or REMOVE")
        public String getKind() {
            return change.kind().name();
        }

        @ApiModelProperty("What it is and its name, as in routing rule Allow_docker")
        public String getThing() {
            return change.thing();
        }

        @ApiModelProperty("What it has before and not afterwards")
        public List<String> getGone() {
            return change.gone();
        }

        @ApiModelProperty("What it has afterwards and not before")
        public List<String> getAdded() {
            return change.added();
        }

        @ApiModelProperty("Of a routing rule: the allow-list entries by which what goes would stay")
        public List<String> getEntries() {
            return change.entries();
        }
    }

    /** A repository that users without a login can read. */
    public static final class ReaderView {
        private final String repository;
        private final AnonymousReach.Reader reader;

        ReaderView(String repository, AnonymousReach.Reader reader) {
            this.repository = repository;
            this.reader = reader;
        }

        @ApiModelProperty("Name of the repository")
        public String getRepository() {
            return repository;
        }

        @ApiModelProperty("The role that lets them")
        public String getRole() {
            return reader.role();
        }

        @ApiModelProperty("The content selector that says what of it; null if everything")
        public @Nullable String getContentSelector() {
            return reader.selector().orElse(null);
        }
    }
}
