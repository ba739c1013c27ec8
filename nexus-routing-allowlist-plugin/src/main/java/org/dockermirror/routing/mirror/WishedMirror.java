package org.dockermirror.routing.mirror;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dockermirror.allowlist.rule.IndexType;
import org.jspecify.annotations.Nullable;

/** A repository that is to be judged, the routing rule that belongs to it, and the entries of its allow-list. */
public final class WishedMirror {

    private final String repository;
    private final String routingRule;
    private final IndexType indexType;
    private final String upstreamHost;
    private final @Nullable List<String> entries;
    private final String denyMessage;
    private final boolean strictGroups;

    private WishedMirror(
            String repository,
            String routingRule,
            IndexType indexType,
            String upstreamHost,
            @Nullable List<String> entries,
            String denyMessage,
            boolean strictGroups) {
        this.repository = repository;
        this.routingRule = routingRule;
        this.indexType = indexType;
        this.upstreamHost = upstreamHost;
        this.entries = entries;
        this.denyMessage = denyMessage;
        this.strictGroups = strictGroups;
    }

    /**
     * A mirror with a list.
     *
     * @param repository the name of the Nexus repository, exactly as Nexus spells it
     * @param routingRule the name of the routing rule; other Docker proxies that carry it are judged by the same list
     * @param upstreamHost the host of the upstream, with its port if it has one: entries may begin with it
     * @param entries the entries as the operator wrote them, in order
     */
    public static WishedMirror of(
            String repository, String routingRule, IndexType indexType, String upstreamHost, List<String> entries) {
        return new WishedMirror(repository, routingRule, indexType, upstreamHost, List.copyOf(entries), "", false);
    }

    /** A mirror whose list could not be read: its last good one stays in force, and without one it refuses all. */
    public static WishedMirror withoutValidList(String repository, String routingRule, IndexType indexType) {
        return new WishedMirror(repository, routingRule, indexType, "", null, "", false);
    }

    /** This mirror with a text behind the message of every denial; empty for none. */
    public WishedMirror withDenyMessage(String text) {
        return new WishedMirror(repository, routingRule, indexType, upstreamHost, entries, text, strictGroups);
    }

    /** This mirror, with groups that refuse what it denies, or not. */
    public WishedMirror withStrictGroups(boolean isStrict) {
        return new WishedMirror(repository, routingRule, indexType, upstreamHost, entries, denyMessage, isStrict);
    }

    /** This mirror with the list of another, and all that was written with the list. */
    WishedMirror withListOf(WishedMirror other) {
        return new WishedMirror(
                repository,
                routingRule,
                other.indexType,
                other.upstreamHost,
                other.entries,
                other.denyMessage,
                other.strictGroups);
    }

    public String repository() {
        return repository;
    }

    public String routingRule() {
        return routingRule;
    }

    public IndexType indexType() {
        return indexType;
    }

    /** The host that entries may begin with; empty if it is not known. */
    public String upstreamHost() {
        return upstreamHost;
    }

    /** The entries as they were written, if there is a valid list. */
    public Optional<List<String>> entries() {
        return Optional.ofNullable(entries);
    }

    /** What the operator adds to the message of every denial; empty if nothing. */
    public String denyMessage() {
        return denyMessage;
    }

    /** Whether a group refuses what this mirror denies, even if another member has it. */
    public boolean strictGroups() {
        return strictGroups;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WishedMirror
                && repository.equals(((WishedMirror) other).repository)
                && routingRule.equals(((WishedMirror) other).routingRule)
                && indexType == ((WishedMirror) other).indexType
                && upstreamHost.equals(((WishedMirror) other).upstreamHost)
                && Objects.equals(entries, ((WishedMirror) other).entries)
                && denyMessage.equals(((WishedMirror) other).denyMessage)
                && strictGroups == ((WishedMirror) other).strictGroups;
    }

    @Override
    public int hashCode() {
        return Objects.hash(repository, routingRule, indexType, upstreamHost, entries, denyMessage, strictGroups);
    }

    @Override
    public String toString() {
        return repository + " (" + routingRule + ", " + indexType + "): "
                + (entries == null ? "no valid list" : entries.size() + " entries");
    }
}
