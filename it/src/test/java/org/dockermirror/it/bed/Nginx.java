package org.dockermirror.it.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** An nginx with a site of a test's own; it ends with the run, or when it is stopped. */
public final class Nginx implements AutoCloseable {
    private final Daemon daemon;
    private final Path folder;

    private Nginx(Daemon daemon, Path folder) {
        this.daemon = daemon;
        this.folder = folder;
    }

    /** Starts it and waits until something answers at the address. */
    public static Nginx start(String name, String site, String url) {
        Path folder = Bed.scratch(name);
        Path config = configured(folder, site);
        Daemon daemon = Daemon.start(name, "nginx", "-e", folder + "/start.log", "-c", config.toString())
                .until(Duration.ofSeconds(30), "answers", () -> Http.answers(url));
        return new Nginx(daemon, folder);
    }

    /** Starts it with a certificate that nobody believes, and waits until it listens. */
    public static Nginx unchecked(String name, String site) {
        Path folder = Bed.scratch(name);
        Daemon daemon = Daemon.start(
                        name,
                        "nginx",
                        "-e",
                        folder + "/start.log",
                        "-c",
                        configured(folder, site).toString())
                .until(Duration.ofSeconds(30), "listens", () -> Files.exists(folder.resolve("pid")));
        return new Nginx(daemon, folder);
    }

    /** What nginx says of a site that it is only to check. */
    public static Command.Result check(String name, String site) {
        Path folder = Bed.scratch(name);
        return Command.run(
                "nginx",
                "-t",
                "-e",
                folder + "/start.log",
                "-c",
                configured(folder, site).toString());
    }

    /** What it wrote into its error log. */
    public String errors() {
        try {
            return Files.readString(folder.resolve("error.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        daemon.stop();
    }

    private static Path configured(Path folder, String site) {
        Path config = folder.resolve("nginx.conf");
        try {
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
        return config;
    }
}
