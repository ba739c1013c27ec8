package org.dockermirror.format.unused;

import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.format.config.DockerFormat;
import org.sonatype.nexus.common.upgrade.AvailabilityVersion;
import org.sonatype.nexus.formfields.NumberTextFormField;
import org.sonatype.nexus.formfields.RepositoryCombobox;
import org.sonatype.nexus.repository.RepositoryTaskSupport;
import org.sonatype.nexus.repository.types.ProxyType;
import org.sonatype.nexus.scheduling.TaskDescriptorSupport;

/**
 * The form of {@link DeleteUnusedTask}. Id, name and fields are those of the task in Sonatype's own format, so that a
 * task goes on working on a server that gets it.
 */
@AvailabilityVersion(from = "1.0")
@Named
@Singleton
public class DeleteUnusedTaskDescriptor extends TaskDescriptorSupport {

    static final String HOURS = "deployOffset";
    static final int A_DAY = 24;

    public DeleteUnusedTaskDescriptor() {
        super(
                "repository.docker.gc",
                DeleteUnusedTask.class,
                "Docker - Delete unused manifests and images",
                VISIBLE,
                EXPOSED,
                new RepositoryCombobox(
                                RepositoryTaskSupport.REPOSITORY_NAME_FIELD_ID,
                                "Repository",
                                "The Docker proxy repository to look through",
                                true)
                        .includingAnyOfFormats(DockerFormat.NAME)
                        .includingAnyOfTypes(ProxyType.NAME)
                        .includeAnEntryForAllRepositories(),
                new NumberTextFormField(
                                HOURS,
                                "Deploy offset (hours)",
                                "What came or was downloaded in the last hours stays, so that a pull which goes on"
                                        + " meanwhile finds its layers",
                                true)
                        .withMinimumValue(0)
                        .withInitialValue(A_DAY));
    }
}
