package org.dockermirror.anonymous;

import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.security.realm.RealmManager;
import org.sonatype.nexus.security.realm.SecurityRealm;

/** The realms of the server: which there are, which are active, and in which order they are asked. */
@Named
@Singleton
public class Realms {

    /** The realm that understands the Docker format's bearer tokens; without it no anonymous client can pull. */
    public static final String DOCKER_TOKEN = "DockerToken";

    private final RealmManager realms;

    @Inject
    public Realms(RealmManager realms) {
        this.realms = realms;
    }

    /** The ids of the active realms, in order; the server leaves out the one that it hides from its own pages. */
    public List<String> active() {
        return List.copyOf(realms.getConfiguredRealmIds());
    }

    /** The ids of the realms that could be active. */
    public List<String> available() {
        return realms.getAvailableRealms().stream().map(SecurityRealm::getId).collect(Collectors.toUnmodifiableList());
    }

    /**
     * Makes the realm active, after all that are active already.
     *
     * @return whether anything was written
     * @throws IllegalStateException if the server has no such realm
     */
    public boolean activate(String id) {
        if (realms.isRealmEnabled(id)) {
            return false;
        }
        if (!available().contains(id)) {
            // Nexus would save it all the same, and write an error into its log at every start.
            throw new IllegalStateException("this server has no realm \"" + id + "\"");
        }
        realms.enableRealm(id);
        return true;
    }

    /**
     * Makes the realm inactive; the others stay, in their order.
     *
     * @return whether anything was written
     */
    public boolean deactivate(String id) {
        if (!realms.isRealmEnabled(id)) {
            return false;
        }
        realms.disableRealm(id);
        return true;
    }
}
