package org.dockermirror.setup.wish;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.WrittenEntry;

/**
 * One mirror, as wished.
 *
 * @param repository the name of the Nexus repository (recipe {@code docker-proxy})
 * @param entries the entries as the operator wrote them, in order, in the form of a text file
 * @param allow the same, compiled
 * @param upstream the registry behind the mirror ({@code proxy.remoteUrl}); the index type is the allow-list's
 * @param fallbacks the registries that are asked in turn where that one cannot serve ({@code dockerProxy.fallbackUrls}, of
 *     the open format only); empty if nobody says, so that those which the server has stay
 * @param routingRule the name of the Nexus routing rule
 * @param port the repository's HTTP connector ({@code docker.httpPort}), if it has one
 * @param denyMessage what the operator adds to the message of a denial; empty if nothing
 * @param strictGroups whether a group refuses what the mirror in it denies, whatever its other members have
 * @param credentials the account at the upstream, if it has one
 * @param keepUnusedDays after how many days without a pull a cached image is deleted; empty if it is kept
 * @param address what clients type, if the file says it; no setting of Nexus
 */
public record Mirror(
        String repository,
        List<WrittenEntry> entries,
        AllowList allow,
        URI upstream,
        Optional<List<URI>> fallbacks,
        String routingRule,
        OptionalInt port,
        String denyMessage,
        boolean strictGroups,
        Optional<Credentials> credentials,
        OptionalInt keepUnusedDays,
        Optional<PublicAddress> address) {

    /** Docker Hub's registry. */
    public static final URI DOCKER_HUB = URI.create("https://registry-1.docker.io");

    public Mirror {
        entries = List.copyOf(entries);
        fallbacks = fallbacks.map(List::copyOf);
    }

    /** A mirror with nothing beyond what each has. */
    public static Mirror of(
            String repository,
            List<WrittenEntry> entries,
            AllowList allow,
            URI upstream,
            String routingRule,
            OptionalInt port) {
        return new Mirror(
                repository,
                entries,
                allow,
                upstream,
                Optional.empty(),
                routingRule,
                port,
                "",
                false,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }

    /** The texts of the entries. */
    public List<String> written() {
        return entries.stream().map(WrittenEntry::text).toList();
    }

    /** Whether both are the same but for where their entries stand. */
    public boolean isWrittenLike(Mirror other) {
        return written().equals(other.written())
                && allow.indexType() == other.allow.indexType()
                && with(other.entries, other.allow).equals(other);
    }

    private Mirror with(List<WrittenEntry> otherEntries, AllowList otherAllow) {
        return new Mirror(
                repository,
                otherEntries,
                otherAllow,
                upstream,
                fallbacks,
                routingRule,
                port,
                denyMessage,
                strictGroups,
                credentials,
                keepUnusedDays,
                address);
    }

    /** The same mirror at this address. */
    public Mirror at(PublicAddress publicAddress) {
        return new Mirror(
                repository,
                entries,
                allow,
                upstream,
                fallbacks,
                routingRule,
                port,
                denyMessage,
                strictGroups,
                credentials,
                keepUnusedDays,
                Optional.of(publicAddress));
    }

    /** The same mirror with these fallbacks. */
    public Mirror withFallbacks(Optional<List<URI>> others) {
        return new Mirror(
                repository,
                entries,
                allow,
                upstream,
                others,
                routingRule,
                port,
                denyMessage,
                strictGroups,
                credentials,
                keepUnusedDays,
                address);
    }

    /** The addresses of the fallbacks as text, if somebody says which. */
    public Optional<List<String>> fallbackUrls() {
        return fallbacks.map(urls -> urls.stream().map(URI::toString).toList());
    }

    /** The name of the cleanup policy that deletes what was not pulled for {@link #keepUnusedDays}. */
    public static String cleanupPolicy(String repository) {
        return "Unused_" + repository;
    }

    /** The routing rule's name where none is wished. */
    public static String defaultRoutingRule(String repository) {
        return "Allow_" + repository;
    }
}
