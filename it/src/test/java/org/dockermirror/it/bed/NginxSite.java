package org.dockermirror.it.bed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** nginx with the article's own server block; only the names, the certificate paths and the address are the test bed's. */
public final class NginxSite {
    /** The name that clients type; the test bed's hosts file leads it to an address that no client takes for loopback. */
    public static final String HOST = "hub.example.com";

    public static final String URL = "https://" + HOST;
    private static @Nullable Nginx running;

    private NginxSite() {}

    /** Starts nginx, once a run. */
    public static synchronized void start() {
        if (running != null) {
            return;
        }
        try (InputStream block = NginxSite.class.getResourceAsStream("/article-nginx.conf")) {
            String site = new String(java.util.Objects.requireNonNull(block).readAllBytes(), UTF_8)
                    .replace("@certificate@", certificate())
                    .replace("@key@", key());
            running = Nginx.start("nginx", site, URL + "/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The certificate of the host, signed by the test bed's authority: its file. */
    public static String certificate() {
        return Certificates.file("site.crt").toString();
    }

    /** The key of that certificate: its file. */
    public static String key() {
        return Certificates.file("site.key").toString();
    }

    /** The test bed's authority: the file of its certificate. */
    public static String authority() {
        return Certificates.file("ca.crt").toString();
    }
}
