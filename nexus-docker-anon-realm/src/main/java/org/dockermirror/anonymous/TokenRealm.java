package org.dockermirror.anonymous;

import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.security.realm.RealmManager;
import org.sonatype.nexus.security.realm.SecurityRealm;

/** The realm by which clients without a login get a bearer token; it comes with the server's Docker format. */
@Named
@Singleton
public class TokenRealm {

    private final RealmManager realms;

    @Inject
    public TokenRealm(RealmManager realms) {
        this.realms = realms;
    }

    /** The ids of the active realms, in the order in which the server asks them. */
    public List<String> active() {
        return realms.getConfiguredRealmIds();
    }

    /** The ids of the realms that the server has, active or not. */
    public List<String> available() {
        return realms.getAvailableRealms().stream().map(SecurityRealm::getId).collect(Collectors.toList());
    }

    /** Activates a realm behind all others, whose order stays; one that is active stays where it is. */
    public void enable(String id) {
        realms.enableRealm(id);
    }

    /** Deactivates a realm; the others keep their order. */
    public void disable(String id) {
        realms.disableRealm(id);
    }
}
