package org.dockermirror.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.codahale.metrics.health.HealthCheck;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.dockermirror.format.config.DockerFormat;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.sonatype.nexus.common.app.ApplicationDirectories;
import org.sonatype.nexus.repository.Format;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.manager.RepositoryManager;

public class FormatHealthCheckTest {
    @Rule
    public final TemporaryFolder install = new TemporaryFolder();

    private final List<Repository> repositories = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private File deploy = new File("");
    private HealthCheck check = new HealthCheck() {
        @Override
        protected Result check() {
            return Result.healthy();
        }
    };

    @Before
    public void aServer() throws IOException {
        deploy = install.newFolder("deploy");
        ApplicationDirectories directories = mock(ApplicationDirectories.class);
        when(directories.getInstallDirectory()).thenReturn(install.getRoot());
        RepositoryManager manager = mock(RepositoryManager.class);
        when(manager.browse()).thenReturn(repositories);
        check = new FormatHealthCheck(
                () -> {
                    asked.incrementAndGet();
                    return manager;
                },
                new DeployedFile(directories));
        repositories.add(repository("maven-central", new Format("maven2") {}));
    }

    @Test
    public void itIsMadeBeforeTheRepositoriesAreThere() {
        assertThat(asked).hasValue(0);
    }

    @Test
    public void withoutRepositoriesTheFileMayGo() throws IOException {
        deployed("open-docker-format-0.1.0.kar");

        assertThat(message())
                .contains("open-docker-format-0.1.0.kar may be taken out")
                .doesNotContain("maven");
    }

    @Test
    public void withRepositoriesItIsSaidWhichFileStaysAndHowToLeave() throws IOException {
        deployed("nexus-docker-mirror-0.1.0.kar");
        deployed("open-docker-format-0.2.0.kar");
        docker("docker", "100%s");

        assertThat(message())
                .contains("Keep open-docker-format-0.2.0.kar")
                .contains("does not start without it while these repositories are there: 100%s, docker.")
                .contains("delete every one first");
    }

    @Test
    public void ofManyRepositoriesTheFirstAreNamed() {
        docker("a", "b", "c", "d", "e", "f", "g");

        assertThat(message()).contains("there: a, b, c, d, e and 2 more.");
    }

    @Test
    public void aFileThatIsNotSeenHasItsNameAndOfTwoBothAreNamed() throws IOException {
        assertThat(message()).contains("open-docker-format-<version>.kar");

        deployed("open-docker-format-0.2.0.kar");
        deployed("open-docker-format-0.1.0.kar");

        assertThat(message()).contains("open-docker-format-0.1.0.kar and open-docker-format-0.2.0.kar");
    }

    private String message() {
        HealthCheck.Result result = check.execute();
        assertThat(result.isHealthy()).isTrue();
        return result.getMessage();
    }

    private void deployed(String name) throws IOException {
        assertThat(new File(deploy, name).createNewFile()).isTrue();
    }

    private void docker(String... names) {
        for (String name : names) {
            repositories.add(repository(name, new DockerFormat()));
        }
    }

    private static Repository repository(String name, Format format) {
        Repository repository = mock(Repository.class);
        when(repository.getName()).thenReturn(name);
        when(repository.getFormat()).thenReturn(format);
        return repository;
    }
}
