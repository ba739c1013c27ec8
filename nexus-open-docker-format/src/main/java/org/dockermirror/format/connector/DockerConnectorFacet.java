package org.dockermirror.format.connector;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import javax.inject.Named;
import javax.validation.ConstraintViolation;
import org.dockermirror.format.config.DockerSettings;
import org.eclipse.jetty.http.HttpScheme;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.bootstrap.jetty.ConnectorConfiguration;
import org.sonatype.nexus.bootstrap.jetty.ConnectorRegistrar;
import org.sonatype.nexus.repository.Facet;
import org.sonatype.nexus.repository.FacetSupport;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.validation.ConstraintViolationFactory;
import org.sonatype.nexus.validation.ConstraintViolations;

/** Opens the ports of a repository while it is started, and closes them when it stops, changes or is deleted. */
@Named
@Facet.Exposed
public class DockerConnectorFacet extends FacetSupport {

    private final ConnectorRegistrar registrar;
    private final ConstraintViolationFactory violations;
    private final String contextPath;
    private final List<ConnectorConfiguration> open = new ArrayList<>();

    @Inject
    public DockerConnectorFacet(
            ConnectorRegistrar registrar,
            ConstraintViolationFactory violations,
            @Named("${nexus-context-path}") String contextPath) {
        this.registrar = registrar;
        this.violations = violations;
        this.contextPath = contextPath;
    }

    @Override
    protected void doValidate(Configuration configuration) {
        DockerSettings settings = DockerSettings.of(configuration);
        Set<ConstraintViolation<?>> found = new HashSet<>();
        check(found, "httpPort", HttpScheme.HTTP, settings.httpPort());
        check(found, "httpsPort", HttpScheme.HTTPS, settings.httpsPort());
        if (settings.httpPort() != null && settings.httpPort().equals(settings.httpsPort())) {
            found.add(violations.createViolation("docker.httpsPort", "HTTP and HTTPS need different ports"));
        }
        ConstraintViolations.maybePropagate(found, log);
    }

    private void check(Set<ConstraintViolation<?>> found, String key, HttpScheme scheme, @Nullable Integer port) {
        if (port == null) {
            return;
        }
        if (port < 1 || port > 65535) {
            found.add(violations.createViolation("docker." + key, "A port is a number from 1 to 65535"));
        } else if (registrar.unavailablePorts().contains(port) && !isOwn(port)) {
            found.add(violations.createViolation("docker." + key, "Port " + port + " is in use"));
        } else if (!registrar.availableSchemes().contains(scheme)) {
            found.add(violations.createViolation(
                    "docker." + key, "This server has no " + scheme.asString().toUpperCase(java.util.Locale.ROOT)));
        }
    }

    private boolean isOwn(int port) {
        return open.stream().anyMatch(connector -> connector.getPort() == port);
    }

    /** A port that cannot be opened is a warning: the repository is still there by path. */
    @Override
    protected void doStart() {
        DockerSettings settings = DockerSettings.of(getRepository().getConfiguration());
        open(HttpScheme.HTTP, settings.httpPort());
        open(HttpScheme.HTTPS, settings.httpsPort());
    }

    private void open(HttpScheme scheme, @Nullable Integer port) {
        if (port == null) {
            return;
        }
        ConnectorConfiguration connector = new RepositoryConnector(
                scheme, port, contextPath, getRepository().getName());
        try {
            registrar.addConnector(connector);
            open.add(connector);
        } catch (RuntimeException e) {
            log.warn("Cannot open {}", connector, e);
        }
    }

    @Override
    protected void doStop() {
        open.forEach(registrar::removeConnector);
        open.clear();
    }
}
