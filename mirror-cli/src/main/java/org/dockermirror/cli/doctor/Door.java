package org.dockermirror.cli.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.dockermirror.cli.registry.Trust;

/** The first steps: the host's name, the connection, and TLS. */
final class Door {

    private static final int PATIENCE_MILLIS = 10_000;

    private final URI base;
    private final SSLContext trust;
    private final List<Finding> findings = new ArrayList<>();
    private boolean trusted = true;

    private Door(URI base, SSLContext trust) {
        this.base = base;
        this.trust = trust;
    }

    static Door opened(URI base, SSLContext trust) {
        Door door = new Door(base, trust);
        door.open();
        return door;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Whether anything can be asked behind it; a wrong certificate alone does not close it. */
    boolean isOpen() {
        return findings.stream()
                .noneMatch(finding -> finding.isFailed() && !finding.step().equals("certificate"));
    }

    /** Whether clients take the certificate. */
    boolean isTrusted() {
        return trusted;
    }

    static int port(URI uri) {
        return uri.getPort() > 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
    }

    private void open() {
        String host = base.getHost();
        try {
            InetAddress[] addresses =
                    InetAddress.getAllByName(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
            findings.add(Finding.ok(
                    "name",
                    host + " is "
                            + Arrays.stream(addresses)
                                    .map(InetAddress::getHostAddress)
                                    .collect(Collectors.joining(", "))));
            if (isConnectable(addresses) && base.getScheme().equals("https")) {
                handshake();
            }
        } catch (UnknownHostException e) {
            findings.add(Finding.failed("name", host + " has no address", Cause.NAME_UNKNOWN));
        }
    }

    /** Each address counts: a client that takes the one that is closed waits, or fails. */
    private boolean isConnectable(InetAddress[] addresses) {
        List<String> closed = new ArrayList<>();
        Cause cause = Cause.PORT_CLOSED;
        for (InetAddress address : addresses) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, port(base)), PATIENCE_MILLIS);
            } catch (SocketTimeoutException e) {
                closed.add(address.getHostAddress() + " does not answer");
                cause = Cause.FIREWALL;
            } catch (ConnectException e) {
                closed.add(address.getHostAddress() + " refuses the connection");
            } catch (IOException e) {
                closed.add(address.getHostAddress() + ": " + e.getMessage());
            }
        }
        String seen = "port " + port(base) + (closed.isEmpty() ? " is open" : ": " + String.join(", ", closed));
        if (closed.isEmpty()) {
            findings.add(Finding.ok("connection", seen));
        } else if (closed.size() < addresses.length) {
            findings.add(Finding.warning("connection", seen, cause));
        } else {
            findings.add(
                    cause == Cause.FIREWALL
                            ? Finding.failed("connection", seen, Cause.FIREWALL, Cause.PORT_CLOSED)
                            : Finding.failed(
                                    "connection", seen, Cause.PORT_CLOSED, Cause.CONNECTOR_MISSING, Cause.FIREWALL));
        }
        return closed.size() < addresses.length;
    }

    private void handshake() {
        try (SSLSocket anyone = socket(Trust.anybody(), false)) {
            anyone.startHandshake();
            findings.add(Finding.ok(
                    "TLS",
                    anyone.getSession().getProtocol() + ", "
                            + anyone.getSession().getCipherSuite()));
            certificate((X509Certificate) anyone.getSession().getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            findings.add(Finding.failed("TLS", "the server shows no certificate", Cause.TLS_REFUSED));
        } catch (SSLException e) {
            boolean plain = String.valueOf(e.getMessage()).contains("plaintext")
                    || String.valueOf(e.getMessage()).contains("Unsupported or unrecognized SSL message");
            findings.add(Finding.failed(
                    "TLS",
                    plain ? "what answers is no TLS" : "no handshake: " + e.getMessage(),
                    plain ? Cause.PLAIN_HTTP_AT_HTTPS : Cause.TLS_REFUSED));
        } catch (IOException e) {
            findings.add(Finding.failed("TLS", "no handshake: " + e.getMessage(), Cause.TLS_REFUSED, Cause.FIREWALL));
        }
    }

    private void certificate(X509Certificate shown) {
        String what = "for " + shown.getSubjectX500Principal() + " until "
                + shown.getNotAfter().toInstant();
        try (SSLSocket strict = socket(trust, true)) {
            strict.startHandshake();
            findings.add(Finding.ok("certificate", what));
        } catch (IOException e) {
            trusted = false;
            findings.add(Finding.failed(
                    "certificate", what + "; the next steps are tried without checking it", causeOf(e, shown)));
        }
    }

    private static Cause causeOf(IOException problem, X509Certificate shown) {
        try {
            shown.checkValidity();
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            return Cause.CERTIFICATE_EXPIRED;
        }
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof CertificateException && message.contains("No ")
                    || message.contains("No subject alternative")
                    || message.contains("No name matching")) {
                return Cause.CERTIFICATE_NAME;
            }
        }
        return shown.getSubjectX500Principal().equals(shown.getIssuerX500Principal())
                ? Cause.CERTIFICATE_SELF_SIGNED
                : Cause.CERTIFICATE_AUTHORITY_UNKNOWN;
    }

    private SSLSocket socket(SSLContext context, boolean checked) throws IOException {
        Socket plain = new Socket();
        plain.connect(new InetSocketAddress(base.getHost(), port(base)), PATIENCE_MILLIS);
        plain.setSoTimeout(PATIENCE_MILLIS);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, base.getHost(), port(base), true);
        if (checked) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        return socket;
    }
}
