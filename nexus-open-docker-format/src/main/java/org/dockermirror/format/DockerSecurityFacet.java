package org.dockermirror.format;

import javax.inject.Inject;
import javax.inject.Named;
import org.sonatype.nexus.repository.security.ContentPermissionChecker;
import org.sonatype.nexus.repository.security.SecurityFacetSupport;
import org.sonatype.nexus.repository.security.VariableResolverAdapter;

/** Asks whether the user of a request may read this repository. */
@Named
public class DockerSecurityFacet extends SecurityFacetSupport {

    @Inject
    public DockerSecurityFacet(
            DockerSecurityContributor contributor,
            @Named("simple") VariableResolverAdapter variables,
            ContentPermissionChecker permissions) {
        super(contributor, variables, permissions);
    }
}
