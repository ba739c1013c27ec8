package org.dockermirror.format.rest;

import javax.inject.Inject;
import javax.inject.Named;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.rest.GroupRepositoryApiRequestToConfigurationConverter;

/** Turns what was sent for a group into the configuration that the server keeps. */
@Named
public class DockerGroupRequestConverter
        extends GroupRepositoryApiRequestToConfigurationConverter<DockerGroupRepositoryApiRequest> {

    private final WebForm webForm;

    @Inject
    public DockerGroupRequestConverter(WebForm webForm) {
        this.webForm = webForm;
    }

    @Override
    public Configuration convert(DockerGroupRepositoryApiRequest request) {
        Configuration configuration = super.convert(request);
        DockerAttributes docker = request.getDocker();
        if (docker != null) {
            docker.writeTo(configuration, webForm.isSaving(request.sentFormat(), request.sentType()));
        }
        return configuration;
    }
}
