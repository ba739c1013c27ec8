package org.dockermirror.format.rest;

import org.dockermirror.format.config.DockerFormat;
import org.sonatype.nexus.repository.rest.api.model.SimpleApiGroupRepository;

/** A Docker group as it is shown. */
public class DockerGroupApiRepository extends SimpleApiGroupRepository {

    private final DockerAttributes docker;

    /** @param base what every group shows */
    DockerGroupApiRepository(SimpleApiGroupRepository base, DockerAttributes docker) {
        super(base.getName(), DockerFormat.NAME, base.getUrl(), base.getOnline(), base.getStorage(), base.getGroup());
        this.docker = docker;
    }

    public DockerAttributes getDocker() {
        return docker;
    }
}
