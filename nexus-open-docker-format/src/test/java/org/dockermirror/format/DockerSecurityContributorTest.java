package org.dockermirror.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.junit.Test;
import org.sonatype.nexus.common.event.EventManager;
import org.sonatype.nexus.security.config.CPrivilege;
import org.sonatype.nexus.security.config.SecurityConfigurationManager;

public class DockerSecurityContributorTest {

    @Test
    public void thePrivilegesOfTheFormatNeedNoOtherBean() {
        assertThat(DockerSecurityContributor.class.getConstructors())
                .singleElement()
                .satisfies(made -> assertThat(made.getParameterCount()).isZero());
        assertThat(new AsTheServerMakesIt().getContribution().getPrivileges())
                .extracting(CPrivilege::getId)
                .contains("nx-repository-view-docker-*-read", "nx-repository-view-docker-*-browse");
    }

    private static final class AsTheServerMakesIt extends DockerSecurityContributor {

        AsTheServerMakesIt() {
            initialize(mock(EventManager.class), mock(SecurityConfigurationManager.class));
        }
    }
}
