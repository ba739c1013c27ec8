package org.dockermirror.routing.rest;

import io.swagger.annotations.ApiModelProperty;
import org.jspecify.annotations.Nullable;

/** A mirror, as REST shows it. */
public final class MirrorView {

    /** How its allow-list stands. */
    public enum State {
        /** What is written is in force. */
        IN_FORCE,
        /** What is written is refused, and what was good before is in force. */
        LAST_GOOD,
        /** There is no valid list, so every image is refused. */
        REFUSES_ALL
    }

    private final String repository;
    private final State state;
    private final int entries;
    private final String indexType;
    private final @Nullable String inForceSince;

    MirrorView(String repository, State state, int entries, String indexType, @Nullable String inForceSince) {
        this.repository = repository;
        this.state = state;
        this.entries = entries;
        this.indexType = indexType;
        this.inForceSince = inForceSince;
    }

    @ApiModelProperty("Name of the repository")
    public String getRepository() {
        return repository;
    }

    @ApiModelProperty("IN_FORCE: what is written is in force; LAST_GOOD: what is written is refused, and what was good"
            + " before is in force; REFUSES_ALL: there is no valid allow-list")
    public State getState() {
        return state;
    }

    @ApiModelProperty("Number of entries of the allow-list in force")
    public int getEntries() {
        return entries;
    }

    @ApiModelProperty("HUB: nginx means library/nginx; REGISTRY: names are themselves")
    public String getIndexType() {
        return indexType;
    }

    @ApiModelProperty("Since when the list has been in force, but not before the server's start; ISO 8601, UTC")
    public @Nullable String getInForceSince() {
        return inForceSince;
    }
}
