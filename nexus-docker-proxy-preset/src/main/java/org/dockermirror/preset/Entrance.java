package org.dockermirror.preset;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/**
 * The address at which this server reaches itself, from its nexus.properties: plain HTTP, or HTTPS where the server has
 * that alone ({@code application-port-ssl} and no {@code jetty-http.xml} in {@code nexus-args}).
 */
@Named
@Singleton
public class Entrance {

    private static final int CONNECT_MILLISECONDS = 1_000;

    private final String base;

    @Inject
    public Entrance(
            @Named("${application-host:-0.0.0.0}") String host,
            @Named("${application-port:-8081}") int port,
            @Named("${application-port-ssl:-0}") int tlsPort,
            @Named("${nexus-args:-jetty-http.xml}") String jettyFiles,
            @Named("${nexus-context-path:-/}") String contextPath) {
        boolean isTlsAlone = tlsPort != 0 && !jettyFiles.contains("jetty-http.xml");
        this.base = (isTlsAlone ? "https://" : "http://") + reachable(host) + ":" + (isTlsAlone ? tlsPort : port)
                + (contextPath.endsWith("/") ? contextPath.substring(0, contextPath.length() - 1) : contextPath);
    }

    /** Whether somebody answers there: a server's connectors open after its bundles start. */
    boolean isOpen() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(of("/").getHost(), of("/").getPort()), CONNECT_MILLISECONDS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The address of a path of this server. */
    public URI of(String path) {
        return URI.create(base + path);
    }

    private static String reachable(String host) {
        if (host.equals("0.0.0.0") || host.equals("::")) {
            return "127.0.0.1";
        }
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
