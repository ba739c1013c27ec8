package org.dockermirror.preset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.manager.RepositoryManager;

/** Which mirrors a person has switched off in the server, in whole or towards their upstream. */
@Named
@Singleton
public class SwitchedOff {

    private final RepositoryManager repositories;

    @Inject
    public SwitchedOff(RepositoryManager repositories) {
        this.repositories = repositories;
    }

    /** One sentence for each of these repositories that cannot serve what its list allows. */
    List<String> among(Collection<String> names) {
        List<String> lines = new ArrayList<>();
        for (String name : new TreeSet<>(names)) {
            Repository repository = repositories.get(name);
            if (repository != null) {
                addLine(repository.getConfiguration(), lines);
            }
        }
        return lines;
    }

    private static void addLine(Configuration configuration, List<String> lines) {
        String name = configuration.getRepositoryName();
        if (!configuration.isOnline()) {
            lines.add("repository " + name + " is offline, so nobody can pull from it; tick Online in its form");
        } else if (Boolean.TRUE.equals(
                configuration.attributes(MirrorAttributes.HTTP_CLIENT).get("blocked"))) {
            lines.add(
                    "repository " + name + " is blocked from its upstream, so only what is in its cache can be pulled;"
                            + " untick Blocked in its form");
        }
    }
}
