package org.dockermirror.format.rest;

import javax.inject.Named;
import javax.inject.Singleton;
import javax.ws.rs.Path;
import org.sonatype.nexus.repository.rest.api.RepositoriesApiResourceV1;

/** The REST resource {@code v1/repositories/docker/proxy}, as on servers with the closed format. */
@Named
@Singleton
@Path(DockerProxyRepositoriesApiResourceV1.RESOURCE_URI)
public class DockerProxyRepositoriesApiResourceV1 extends DockerProxyRepositoriesApiResource {

    static final String RESOURCE_URI = RepositoriesApiResourceV1.RESOURCE_URI + "/docker/proxy";
}
