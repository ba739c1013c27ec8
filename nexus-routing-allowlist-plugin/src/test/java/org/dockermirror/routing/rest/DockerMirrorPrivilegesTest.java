package org.dockermirror.routing.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class DockerMirrorPrivilegesTest {

    @Test
    public void everyPermissionThatIsAskedForHasItsPrivilege() {
        assertThat(new DockerMirrorPrivileges().getContribution().getPrivileges())
                .extracting(privilege -> privilege.getId() + " nexus:" + privilege.getProperty("domain") + ":"
                        + privilege.getProperty("actions"))
                .containsExactlyInAnyOrder(
                        "nx-docker-mirrors-read " + DockerMirrorPrivileges.READ,
                        "nx-docker-mirrors-update " + DockerMirrorPrivileges.UPDATE + ",read",
                        "nx-docker-mirrors-denied-read " + DockerMirrorPrivileges.READ_DENIED);
    }
}
