package org.dockermirror.cli.check;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dockermirror.allowlist.decision.Explanation;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.allowlist.rule.Position;
import org.jspecify.annotations.Nullable;

/**
 * Whether one image is allowed and why, in the form in which a server's REST tells it.
 *
 * @param image the image that was asked about
 * @param allowed whether a pull is allowed, as far as the list alone can say
 * @param dependsOnContent whether the list alone cannot say, because a digest may belong to an allowed tag or not
 * @param reason why, in words
 * @param entry the entry that says so, if one does
 * @param source where that entry is written
 * @param line its line there, from 1
 * @param closest where no entry speaks of the image, some that allow something of a similar name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record Answer(
        String image,
        boolean allowed,
        boolean dependsOnContent,
        String reason,
        @Nullable String entry,
        @Nullable String source,
        @Nullable Integer line,
        List<String> closest) {

    Answer {
        closest = List.copyOf(Objects.requireNonNullElse(closest, List.of()));
    }

    static Answer of(Explanation explanation) {
        return new Answer(
                explanation.image().toString(),
                explanation.isAllowed(),
                explanation.dependsOnContent(),
                explanation.words(),
                explanation.entry().map(Entry::toString).orElse(null),
                explanation.position().map(Position::source).orElse(null),
                explanation
                        .position()
                        .map(Position::line)
                        .filter(line -> line > 0)
                        .orElse(null),
                explanation.closest().stream().map(Entry::toString).toList());
    }

    boolean isDenied() {
        return !allowed && !dependsOnContent;
    }

    /** For a person: a line, and another where there are entries to look at. */
    String words() {
        String place = source == null ? "" : " (" + source + (line == null ? "" : ", line " + line) + ")";
        String near = closest.isEmpty()
                ? ""
                : closest.stream()
                        .map(other -> "\"" + other + "\"")
                        .collect(Collectors.joining(", ", System.lineSeparator() + "  closest entries: ", ""));
        String verdict = isDenied() ? "denied" : allowed ? "allowed" : "not certain";
        return image + ": " + (reason.startsWith(verdict) ? "" : verdict + ": ") + reason + place + near;
    }
}
