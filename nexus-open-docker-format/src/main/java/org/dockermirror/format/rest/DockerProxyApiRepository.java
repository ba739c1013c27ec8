package org.dockermirror.format.rest;

import org.dockermirror.format.config.DockerFormat;
import org.sonatype.nexus.repository.rest.api.model.SimpleApiProxyRepository;

/** A Docker proxy repository as it is shown. */
public class DockerProxyApiRepository extends SimpleApiProxyRepository {

    private final DockerAttributes docker;
    private final DockerProxyAttributes dockerProxy;

    /** @param base what every proxy repository shows */
    DockerProxyApiRepository(
            SimpleApiProxyRepository base, DockerAttributes docker, DockerProxyAttributes dockerProxy) {
        super(
                base.getName(),
                DockerFormat.NAME,
                base.getUrl(),
                base.getOnline(),
                base.getStorage(),
                base.getCleanup(),
                base.getProxy(),
                base.getNegativeCache(),
                base.getHttpClient(),
                base.getRoutingRuleName(),
                base.getReplication());
        this.docker = docker;
        this.dockerProxy = dockerProxy;
    }

    public DockerAttributes getDocker() {
        return docker;
    }

    public DockerProxyAttributes getDockerProxy() {
        return dockerProxy;
    }
}
