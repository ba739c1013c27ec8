package org.dockermirror.format;

import com.codahale.metrics.health.HealthCheck;
import com.google.common.collect.Streams;
import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import org.dockermirror.format.config.DockerFormat;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.manager.RepositoryManager;

/** The line "Open Docker format" in Administration, Support, Status: which file must stay, and how to leave. Never red. */
@Named("Open Docker format")
@Singleton
public class FormatHealthCheck extends HealthCheck {

    private static final int NAMED = 5;

    /** Asked for when somebody looks: the server makes health checks before the services that these need. */
    private final Provider<RepositoryManager> repositories;

    private final DeployedFile file;

    @Inject
    public FormatHealthCheck(Provider<RepositoryManager> repositories, DeployedFile file) {
        this.repositories = repositories;
        this.file = file;
    }

    @Override
    protected Result check() {
        List<String> names = Streams.stream(repositories.get().browse())
                .filter(repository ->
                        DockerFormat.NAME.equals(repository.getFormat().getValue()))
                .map(Repository::getName)
                .sorted()
                .collect(Collectors.toList());
        return Result.healthy("%s", names.isEmpty() ? mayGo() : mustStay(names));
    }

    private String mayGo() {
        return "No repository is of this format: " + file.name() + " may be taken out of the server's deploy folder";
    }

    private String mustStay(List<String> names) {
        return "Keep " + file.name() + " in the server's deploy folder: the server does not start without it while "
                + (names.size() == 1 ? "this repository is there: " : "these repositories are there: ")
                + some(names)
                + ". To leave the format, delete every one first, groups before their members; then take the file out"
                + " and restart";
    }

    private static String some(List<String> names) {
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() <= NAMED ? first : first + " and " + (names.size() - NAMED) + " more";
    }
}
