package org.dockermirror.format.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.dockermirror.format.access.TokenAddress;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.error.OciErrors;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * Makes {@code /v2/…} on a port the same path of one repository, before the server looks at the request, so that every
 * filter and servlet sees {@code /repository/<name>/v2/…} with the rest exactly as the client sent it, percent-encodings
 * included. Whatever else is asked for on that port does not exist.
 */
final class RegistryPathCustomizer implements HttpConfiguration.Customizer {

    private static final String ROOT = "/v2";

    private final String prefix;

    /** @param contextPath the server's, {@code /} or {@code /nexus} */
    RegistryPathCustomizer(String contextPath, String repository) {
        String context = contextPath.endsWith("/") ? contextPath.substring(0, contextPath.length() - 1) : contextPath;
        this.prefix = context + "/repository/" + repository;
    }

    @Override
    public void customize(Connector connector, HttpConfiguration configuration, Request request) {
        // Both: "/v2/../service/rest" has the first, "/x/../v2/" the second.
        if (!isRegistry(request.getHttpURI().getPath()) || !isRegistry(request.getPathInfo())) {
            notFound(request);
            return;
        }
        request.setAttribute(TokenAddress.ORIGIN, origin(request));
        HttpURI uri = request.getHttpURI();
        String query = uri.getQuery();
        uri.setPathQuery(prefix + uri.getPath() + (query == null ? "" : "?" + query));
        // Makes Jetty read the path anew, with all its checks.
        request.setMetaData(request.getMetaData());
    }

    private static boolean isRegistry(String path) {
        return path != null && (path.equals(ROOT) || path.startsWith(ROOT + "/"));
    }

    /** As the client knows it: what the reverse proxy forwarded has been applied to the request before. */
    private static String origin(Request request) {
        String scheme = request.getScheme();
        int port = request.getServerPort();
        int usual = HttpScheme.HTTPS.is(scheme) ? 443 : 80;
        String host = request.getServerName();
        return scheme + "://" + host + (port <= 0 || port == usual ? "" : ":" + port);
    }

    private static void notFound(Request request) {
        request.setHandled(true);
        Response response = request.getResponse();
        byte[] body = OciErrors.body(ErrorCode.UNSUPPORTED, "only the registry API, /v2/, is served on this port")
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(404);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
