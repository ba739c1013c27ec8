package org.dockermirror.routing.rest;

import io.swagger.annotations.ApiModelProperty;
import org.dockermirror.routing.mirror.JudgedMirror;
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
    private final @Nullable String upstream;
    private final @Nullable String routingRule;
    private final @Nullable Integer port;
    private final State state;
    private final @Nullable String reason;
    private final int entries;
    private final @Nullable String source;
    private final String indexType;
    private final @Nullable String inForceSince;

    /**
     * A mirror.
     *
     * @param list how its list stands
     * @param entries the number of entries in force
     * @param source where the list is written, once it has been read
     * @param inForceSince since when the list has been in force, if that is known
     */
    MirrorView(
            JudgedMirror mirror,
            RepositorySettings settings,
            Standing list,
            int entries,
            @Nullable String source,
            @Nullable String inForceSince) {
        this.repository = mirror.repository();
        this.upstream = settings.upstreamOf(repository);
        this.routingRule = settings.routingRuleOf(repository);
        this.port = settings.portOf(repository);
        this.state = list.state();
        this.reason = list.reason();
        this.entries = entries;
        this.source = source;
        this.indexType = mirror.indexType().name();
        this.inForceSince = inForceSince;
    }

    @ApiModelProperty("Name of the repository")
    public String getRepository() {
        return repository;
    }

    @ApiModelProperty("URL of the registry that it mirrors; null while there is no such repository")
    public @Nullable String getUpstream() {
        return upstream;
    }

    @ApiModelProperty("Routing rule that the repository carries; null if none")
    public @Nullable String getRoutingRule() {
        return routingRule;
    }

    @ApiModelProperty("Port of its own, which Nexus calls an HTTP connector; null if none")
    public @Nullable Integer getPort() {
        return port;
    }

    @ApiModelProperty("IN_FORCE: what is written is in force; LAST_GOOD: what is written is refused, and what was good"
            + " before is in force; REFUSES_ALL: there is no valid allow-list")
    public State getState() {
        return state;
    }

    @ApiModelProperty(
            "Why what is written is not in force or nothing is served, in words; null if nothing is in the way")
    public @Nullable String getReason() {
        return reason;
    }

    @ApiModelProperty("Number of entries of the allow-list in force")
    public int getEntries() {
        return entries;
    }

    @ApiModelProperty(
            "Where the allow-list is written: a file, a variable or a capability; null until it has been read")
    public @Nullable String getSource() {
        return source;
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
