package org.dockermirror.routing.rest;

import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.security.config.MemorySecurityConfiguration;
import org.sonatype.nexus.security.config.SecurityConfiguration;
import org.sonatype.nexus.security.config.SecurityContributor;
import org.sonatype.nexus.security.config.SecurityContributorSupport;

/**
 * The privileges that the mirrors' REST resources ask for, in the server's list of privileges. Who was denied what is
 * personal data, so it has one of its own.
 */
@Named
@Singleton
public class DockerMirrorPrivileges extends SecurityContributorSupport implements SecurityContributor {

    /** To see mirrors and their lists, and to ask what they allow. */
    public static final String READ = "nexus:docker-mirrors:read";

    /** To change lists. */
    public static final String UPDATE = "nexus:docker-mirrors:update";

    /** To see who was denied what. */
    public static final String READ_DENIED = "nexus:docker-mirrors-denied:read";

    private static final String MIRRORS = "docker-mirrors";
    private static final String DENIED = "docker-mirrors-denied";

    @Override
    public SecurityConfiguration getContribution() {
        MemorySecurityConfiguration privileges = new MemorySecurityConfiguration();
        privileges.addPrivilege(createApplicationPrivilege(
                "nx-docker-mirrors-read",
                "Read permission for Docker mirrors and their allow-lists",
                MIRRORS,
                ACTION_READ));
        privileges.addPrivilege(createApplicationPrivilege(
                "nx-docker-mirrors-update",
                "Update permission for the allow-lists of Docker mirrors",
                MIRRORS,
                ACTION_UPDATE));
        privileges.addPrivilege(createApplicationPrivilege(
                "nx-docker-mirrors-denied-read",
                "Read permission for recent denials of Docker mirrors, with the clients' addresses",
                DENIED,
                ACTION_READ));
        return privileges;
    }
}
