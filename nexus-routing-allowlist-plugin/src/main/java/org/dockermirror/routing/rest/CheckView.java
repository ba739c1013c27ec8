package org.dockermirror.routing.rest;

import io.swagger.annotations.ApiModelProperty;
import java.util.List;
import java.util.stream.Collectors;
import org.dockermirror.allowlist.decision.Explanation;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.allowlist.rule.Position;
import org.jspecify.annotations.Nullable;

/** Whether an image would be served and why, as REST shows it. */
public final class CheckView {

    private final Explanation explanation;

    CheckView(Explanation explanation) {
        this.explanation = explanation;
    }

    @ApiModelProperty("The image that was asked about, in full")
    public String getImage() {
        return explanation.image().toString();
    }

    @ApiModelProperty("Whether a pull of it is allowed, as far as the list alone can say")
    public boolean isAllowed() {
        return explanation.isAllowed();
    }

    @ApiModelProperty("Whether the list alone cannot say, because a digest may belong to an allowed tag or not")
    public boolean isDependsOnContent() {
        return explanation.dependsOnContent();
    }

    @ApiModelProperty("Why, in words")
    public String getReason() {
        return explanation.words();
    }

    @ApiModelProperty("Entry that says so, if one does")
    public @Nullable String getEntry() {
        return explanation.entry().map(Entry::toString).orElse(null);
    }

    @ApiModelProperty("Where that entry is written")
    public @Nullable String getSource() {
        return explanation.position().map(Position::source).orElse(null);
    }

    @ApiModelProperty("Line of the entry in its source, from 1; null if that has no lines")
    public @Nullable Integer getLine() {
        return explanation
                .position()
                .map(Position::line)
                .filter(line -> line > 0)
                .orElse(null);
    }

    @ApiModelProperty("Where no entry speaks of the image, up to five that allow something of a similar name")
    public List<String> getClosest() {
        return explanation.closest().stream().map(Entry::toString).collect(Collectors.toList());
    }
}
