package org.dockermirror.routing.mirror;

import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.Effect;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.allowlist.rule.NamePattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.manager.RepositoryManager;

/**
 * The mirrors that are set offline because their allow-list goes and their routing rule alone would let through more. The
 * repository's own configuration remembers it, so that nobody else's offline repository is ever set online.
 */
@Named
@Singleton
public class OfflineMirrors {

    private static final Logger log = LoggerFactory.getLogger(OfflineMirrors.class);

    private static final String ATTRIBUTES = "dockerMirror";
    private static final String SET_OFFLINE = "setOffline";

    /** What a rule surely follows entry by entry; more it may fold. */
    private static final int MOST_MATCHERS = 48;

    private static final int MOST_NAMESPACES = 1_000;

    private final Mirrors mirrors;
    private final RepositoryManager repositories;

    @Inject
    public OfflineMirrors(Mirrors mirrors, RepositoryManager repositories) {
        this.mirrors = mirrors;
        this.repositories = repositories;
    }

    /** Sets offline what its routing rule alone does not close as its list does. */
    void leave() {
        for (Repository repository : repositories.browse()) {
            Optional<JudgedMirror> mirror = mirrors.reachedAs(repository.getName());
            Configuration configuration = repository.getConfiguration();
            if (mirror.isPresent()
                    && configuration.isOnline()
                    && (configuration.getRoutingRuleId() == null || isFinerThanItsRule(mirror.get()))) {
                setOnline(configuration.copy(), false);
            }
        }
    }

    /** Sets online again what was set offline here. */
    void comeBack() {
        for (Repository repository : repositories.browse()) {
            Configuration configuration = repository.getConfiguration();
            if (isSetOffline(configuration)
                    && mirrors.reachedAs(repository.getName()).isPresent()) {
                setOnline(configuration.copy(), true);
            }
        }
    }

    private static boolean isSetOffline(Configuration configuration) {
        return configuration.getAttributes() != null
                && configuration.getAttributes().containsKey(ATTRIBUTES)
                && configuration.attributes(ATTRIBUTES).contains(SET_OFFLINE);
    }

    private void setOnline(Configuration configuration, boolean isOnline) {
        String name = configuration.getRepositoryName();
        configuration.setOnline(isOnline);
        if (isOnline) {
            configuration.attributes(ATTRIBUTES).remove(SET_OFFLINE);
        } else {
            configuration.attributes(ATTRIBUTES).set(SET_OFFLINE, true);
        }
        try {
            repositories.update(configuration);
        } catch (Exception e) {
            log.error("docker-mirror: repository \"{}\" could not be set {}", name, isOnline ? "online" : "offline", e);
            return;
        }
        if (isOnline) {
            log.info("docker-mirror: repository \"{}\" is online again: its allow-list is in force", name);
        } else {
            log.warn(
                    "docker-mirror: repository \"{}\" is set offline, because docker-mirror was taken out of the running"
                            + " server and the routing rule alone would let through more than the allow-list; put the"
                            + " archive back and restart the server, or set the repository online by hand",
                    name);
        }
    }

    private static boolean isFinerThanItsRule(JudgedMirror mirror) {
        Optional<AllowList> list = mirror.condition().list();
        if (list.isEmpty()) {
            return true;
        }
        List<Entry> entries = list.get().entries();
        long others = entries.stream().filter(entry -> !isNamespace(entry)).count();
        return others > MOST_MATCHERS
                || entries.size() > MOST_NAMESPACES
                || entries.stream().anyMatch(entry -> entry.effect() == Effect.DENY || !entry.isWhole());
    }

    /** Whether it is a name and then every depth: all of these are one matcher. */
    private static boolean isNamespace(Entry entry) {
        List<String> segments = entry.name().segments();
        int last = segments.size() - 1;
        return last > 0
                && segments.get(last).equals(NamePattern.ANY_DEPTH)
                && segments.subList(0, last).stream().noneMatch(segment -> segment.indexOf('*') >= 0);
    }
}
