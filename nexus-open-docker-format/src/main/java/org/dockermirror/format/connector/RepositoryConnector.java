package org.dockermirror.format.connector;

import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.server.HttpConfiguration;
import org.sonatype.nexus.bootstrap.jetty.ConnectorConfiguration;

/**
 * A port of the server on which one repository is a registry of its own. The server gives it the host, threads and
 * timeouts of its main port.
 */
final class RepositoryConnector implements ConnectorConfiguration {

    private final HttpScheme scheme;
    private final int port;
    private final String contextPath;
    private final String repository;

    RepositoryConnector(HttpScheme scheme, int port, String contextPath, String repository) {
        this.scheme = scheme;
        this.port = port;
        this.contextPath = contextPath;
        this.repository = repository;
    }

    @Override
    public HttpScheme getScheme() {
        return scheme;
    }

    @Override
    public int getPort() {
        return port;
    }

    /** A copy: the configuration handed in is that of the main port. */
    @Override
    public HttpConfiguration customize(HttpConfiguration configuration) {
        HttpConfiguration own = new HttpConfiguration(configuration);
        own.addCustomizer(new RegistryPathCustomizer(contextPath, repository));
        return own;
    }

    @Override
    public String toString() {
        return scheme + " port " + port + " of repository " + repository;
    }
}
