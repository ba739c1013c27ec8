package org.dockermirror.format.unused;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.inject.Named;
import org.dockermirror.format.config.DockerFormat;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.RepositoryTaskSupport;
import org.sonatype.nexus.repository.content.facet.ContentFacet;
import org.sonatype.nexus.repository.types.ProxyType;
import org.sonatype.nexus.scheduling.Cancelable;

/** Deletes the manifests that no tag leads to, and the blobs that no manifest names. */
@Named
public class DeleteUnusedTask extends RepositoryTaskSupport implements Cancelable {

    @Override
    protected void execute(Repository repository) {
        int hours = getConfiguration().getInteger(DeleteUnusedTaskDescriptor.HOURS, DeleteUnusedTaskDescriptor.A_DAY);
        Sweep sweep = new Sweep(
                repository.facet(ContentFacet.class),
                OffsetDateTime.now(ZoneOffset.UTC).minusHours(hours));
        sweep.run();
        log.info("Repository {}: {}", repository.getName(), sweep);
    }

    @Override
    protected boolean appliesTo(Repository repository) {
        return repository.getFormat().getValue().equals(DockerFormat.NAME)
                && repository.getType().getValue().equals(ProxyType.NAME);
    }

    @Override
    public String getMessage() {
        return "Delete unused manifests and images from " + getRepositoryField();
    }
}
