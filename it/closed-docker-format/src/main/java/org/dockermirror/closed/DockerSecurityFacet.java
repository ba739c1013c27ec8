package org.dockermirror.closed;

import javax.inject.Inject;
import javax.inject.Named;
import org.sonatype.nexus.repository.security.ContentPermissionChecker;
import org.sonatype.nexus.repository.security.SecurityFacetSupport;
import org.sonatype.nexus.repository.security.VariableResolverAdapter;

/** Whether the user of a request may do to a repository what it asks. */
@Named
public class DockerSecurityFacet extends SecurityFacetSupport {

    @Inject
    public DockerSecurityFacet(
            DockerSecurity privileges,
            @Named("simple") VariableResolverAdapter variables,
            ContentPermissionChecker permissions) {
        super(privileges, variables, permissions);
    }
}
