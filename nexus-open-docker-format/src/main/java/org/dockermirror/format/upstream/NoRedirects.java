package org.dockermirror.format.upstream;

import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.ProtocolException;
import org.apache.http.client.RedirectStrategy;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.protocol.HttpContext;
import org.dockermirror.format.config.DockerFormat;

/** Leaves redirects to {@link RedirectingWire}, which knows which headers may go along. */
@Named(DockerFormat.NAME)
@Singleton
public class NoRedirects implements RedirectStrategy {

    @Override
    public boolean isRedirected(HttpRequest request, HttpResponse response, HttpContext context) {
        return false;
    }

    @Override
    public HttpUriRequest getRedirect(HttpRequest request, HttpResponse response, HttpContext context)
            throws ProtocolException {
        throw new ProtocolException("redirects are not followed here");
    }
}
