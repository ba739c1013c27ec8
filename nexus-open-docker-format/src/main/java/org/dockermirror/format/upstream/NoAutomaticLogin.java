package org.dockermirror.format.upstream;

import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.http.HttpHost;
import org.apache.http.HttpResponse;
import org.apache.http.impl.client.TargetAuthenticationStrategy;
import org.apache.http.protocol.HttpContext;
import org.dockermirror.format.config.DockerFormat;

/**
 * Leaves challenges to {@link UpstreamRegistry}: the HTTP client would give the repository's password to any host that
 * asks for one, the one that a blob is redirected to included.
 */
@Named(DockerFormat.NAME)
@Singleton
public class NoAutomaticLogin extends TargetAuthenticationStrategy {

    @Override
    public boolean isAuthenticationRequested(HttpHost host, HttpResponse response, HttpContext context) {
        return false;
    }
}
