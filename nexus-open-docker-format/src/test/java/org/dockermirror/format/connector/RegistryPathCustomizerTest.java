package org.dockermirror.format.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.dockermirror.format.access.TokenAddress;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.AbstractHandler;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** With a real Jetty, whose parsing and checking of paths is what this is about. */
public class RegistryPathCustomizerTest {

    private final Server server = new Server();
    private final HttpConfiguration configuration = new HttpConfiguration();
    private final LocalConnector connector = new LocalConnector(server, new HttpConnectionFactory(configuration));

    @Before
    public void startServer() throws Exception {
        configuration.addCustomizer(new ForwardedRequestCustomizer());
        configuration.addCustomizer(new RegistryPathCustomizer("/", "docker"));
        server.addConnector(connector);
        server.setHandler(new AbstractHandler() {
            @Override
            public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
                    throws IOException {
                base.setHandled(true);
                response.getWriter()
                        .print("seen " + request.getRequestURI() + " path " + target + " query "
                                + request.getQueryString() + " origin " + request.getAttribute(TokenAddress.ORIGIN)
                                + " url " + request.getRequestURL());
            }
        });
        server.start();
    }

    @After
    public void stopServer() throws Exception {
        server.stop();
    }

    @Test
    public void theRegistryApiIsThatOfTheRepository() throws Exception {
        assertThat(get("/v2/")).contains("seen /repository/docker/v2/ path /repository/docker/v2/ query null");
        assertThat(get("/v2")).contains("seen /repository/docker/v2 ");
        assertThat(get("/v2/a/tags/list?n=1&last=%2F"))
                .contains("seen /repository/docker/v2/a/tags/list")
                .contains("query n=1&last=%2F");
    }

    @Test
    public void encodedCharactersStayAsTheyWereSent() throws Exception {
        assertThat(get("/v2/a%41b/manifests/x%2e")).contains("seen /repository/docker/v2/a%41b/manifests/x%2e ");
        assertThat(get("/v2//a;x=1/b")).contains("seen /repository/docker/v2//a;x=1/b ");
    }

    @Test
    public void nothingElseIsServed() throws Exception {
        for (String path : new String[] {
            "/",
            "/service/rest/v1/status",
            "/repository/docker/v2/",
            "/v1/",
            "/v2x/",
            "/static/rapture/x.js",
            "/v2/../service/rest/v1/status",
            "/v2/%2e%2e/service/rest/v1/status",
            "/x/../v2/",
            "/%762/",
            "//v2/"
        }) {
            assertThat(get(path))
                    .as(path)
                    .startsWith("HTTP/1.1 404")
                    .contains("UNSUPPORTED")
                    .doesNotContain("seen");
        }
    }

    @Test
    public void pathsThatJettyRefusesStayRefused() throws Exception {
        for (String path : new String[] {"/v2/..;/service", "/v2/%zz", "/v2/%00"}) {
            assertThat(get(path)).as(path).startsWith("HTTP/1.1 400").doesNotContain("seen");
        }
    }

    @Test
    public void theOriginIsTheClientsHost() throws Exception {
        assertThat(get("/v2/")).contains("origin http://hub.example.com:8082 ");
        assertThat(ping("Host: hub.example.com")).contains("origin http://hub.example.com ");
        assertThat(ping("Host: [::1]:8082")).contains("origin http://[::1]:8082 ");
    }

    @Test
    public void theOriginIsWhatAReverseProxyForwarded() throws Exception {
        assertThat(ping("Host: hub.example.com", "X-Forwarded-Proto: https"))
                .contains("origin https://hub.example.com ")
                .contains("url https://hub.example.com/repository/docker/v2/");
        assertThat(ping("Host: 10.0.0.1:8082", "X-Forwarded-Proto: https", "X-Forwarded-Host: hub.example.com:8443"))
                .contains("origin https://hub.example.com:8443 ");
    }

    @Test
    public void aContextPathStaysInFront() throws Exception {
        HttpConfiguration own = new RepositoryConnector(
                        org.eclipse.jetty.http.HttpScheme.HTTP, 8082, "/nexus", "docker")
                .customize(new HttpConfiguration());
        LocalConnector other = new LocalConnector(server, new HttpConnectionFactory(own));
        server.addConnector(other);
        other.start();
        assertThat(other.getResponse(request("/v2/", "Host: h"))).contains("seen /nexus/repository/docker/v2/ ");
    }

    private String get(String path) throws Exception {
        return connector.getResponse(request(path, "Host: hub.example.com:8082"));
    }

    private String ping(String... headers) throws Exception {
        return connector.getResponse(request("/v2/", headers));
    }

    private static String request(String path, String... headers) {
        return "GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }
}
