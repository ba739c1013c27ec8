package org.dockermirror.it.bed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** nginx with the article's own server block; only the names, the certificate paths and the address are the test bed's. */
public final class NginxSite {
    /** The name that clients type; the test bed's hosts file leads it to an address that no client takes for loopback. */
    public static final String HOST = "hub.example.com";

    public static final String URL = "https://" + HOST;
    private static @Nullable Daemon running;

    private NginxSite() {}

    /** Starts nginx, once a run. */
    public static synchronized void start() {
        if (running != null) {
            return;
        }
        Path folder = Bed.scratch("nginx");
        Path config = folder.resolve("nginx.conf");
        try (InputStream block = NginxSite.class.getResourceAsStream("/article-nginx.conf")) {
            String site = new String(java.util.Objects.requireNonNull(block).readAllBytes(), UTF_8)
                    .replace("@certificate@", Certificates.file("site.crt").toString())
                    .replace("@key@", Certificates.file("site.key").toString());
            Files.writeString(folder.resolve("site.conf"), site);
            Files.writeString(config, """
                    daemon off;
                    user root;
                    pid %1$s/pid;
                    error_log %1$s/error.log;
                    events {}
                    http {
                        access_log %1$s/access.log;
                        client_body_temp_path %1$s/body;
                        proxy_temp_path %1$s/proxy;
                        fastcgi_temp_path %1$s/fastcgi;
                        uwsgi_temp_path %1$s/uwsgi;
                        scgi_temp_path %1$s/scgi;
                        include %1$s/site.conf;
                    }
                    """.formatted(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        running = Daemon.start("nginx", "nginx", "-e", folder + "/start.log", "-c", config.toString())
                .until(Duration.ofSeconds(30), "answers", () -> Http.answers(URL + "/"));
    }
}
