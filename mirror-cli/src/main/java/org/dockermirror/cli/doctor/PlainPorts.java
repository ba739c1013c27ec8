package org.dockermirror.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** Whether a host with HTTPS can be reached without it, at the web's port and at that of Nexus. */
final class PlainPorts {

    private static final String STEP = "plain HTTP";
    private static final List<Integer> PORTS = List.of(80, 8081);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private PlainPorts() {}

    static Finding look(URI base, SSLContext tls) throws InterruptedException {
        if (!base.getScheme().equals("https")) {
            return Finding.warning(
                    STEP,
                    "the address itself is without TLS: clients take that of localhost only",
                    Cause.PLAIN_HTTP_AT_HTTPS);
        }
        Wire wire = new Wire(tls, PATIENCE);
        List<String> open = new ArrayList<>();
        for (int port : PORTS) {
            if (port != base.getPort()) {
                try {
                    Reply reply = wire.get(URI.create("http://" + base.getHost() + ":" + port + "/v2/"), Map.of());
                    if (reply.status() / 100 != 3) {
                        open.add(reply.shown());
                    }
                } catch (IOException e) {
                    // Closed, which is what is wished.
                }
            }
        }
        return open.isEmpty()
                ? Finding.ok(STEP, "nothing answers at the ports 80 and 8081, or it leads to HTTPS")
                : Finding.warning(STEP, String.join("; ", open), Cause.PLAIN_HTTP_OPEN);
    }
}
