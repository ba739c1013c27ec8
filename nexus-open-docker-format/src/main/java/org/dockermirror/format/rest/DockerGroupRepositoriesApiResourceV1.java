package org.dockermirror.format.rest;

import javax.inject.Named;
import javax.inject.Singleton;
import javax.ws.rs.Path;
import org.sonatype.nexus.repository.rest.api.RepositoriesApiResourceV1;

/** The REST resource {@code v1/repositories/docker/group}, as on servers with the closed format. */
@Named
@Singleton
@Path(DockerGroupRepositoriesApiResourceV1.RESOURCE_URI)
public class DockerGroupRepositoriesApiResourceV1 extends DockerGroupRepositoriesApiResource {

    static final String RESOURCE_URI = RepositoriesApiResourceV1.RESOURCE_URI + "/docker/group";
}
