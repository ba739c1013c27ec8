package org.dockermirror.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.sonatype.nexus.security.config.CPrivilege;

public class DockerSecurityContributorTest {

    @Test
    public void thePrivilegesOfTheFormatNeedNoOtherBean() {
        assertThat(DockerSecurityContributor.class.getConstructors())
                .singleElement()
                .satisfies(made -> assertThat(made.getParameterCount()).isZero());
        assertThat(new DockerSecurityContributor().getContribution().getPrivileges())
                .extracting(CPrivilege::getId)
                .contains("nx-repository-view-docker-*-read", "nx-repository-view-docker-*-browse");
    }
}
