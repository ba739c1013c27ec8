package org.dockermirror.it.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Debian's docker-registry, with or without the token server in front; both kinds can share their storage. */
public final class Registry {
    private Registry() {}

    /** A registry that takes pushes, so that the test bed can fill it. */
    static void open(int port, Path storage) {
        start("registry-open", port, storage, "", "");
    }

    /** A registry that wants a token for everything, as Docker Hub does. */
    static void behindTokens(int port, Path storage, int tokenPort) {
        start("registry-tokens", port, storage, "", """
                auth:
                  token:
                    realm: "http://127.0.0.1:%d/token"
                    service: %s
                    issuer: %s
                    rootcertbundle: %s
                """.formatted(
                        tokenPort, TokenServer.SERVICE, TokenServer.ISSUER, Certificates.file("token.crt")));
    }

    /** A registry that keeps what it pulls from another, which must answer already; for the rest as Debian sets it up. */
    public static void cacheOf(String upstream, int port, Path storage) {
        start("registry-cache", port, storage, "cache: {blobdescriptor: inmemory}, ", """
                proxy: {remoteurl: "%s"}
                """.formatted(upstream));
    }

    private static void start(String name, int port, Path storage, String storing, String more) {
        Path config = Bed.scratch("etc").resolve(name + ".yml");
        try {
            Files.writeString(config, """
                    version: 0.1
                    log: {level: info}
                    storage: {%sfilesystem: {rootdirectory: %s}, delete: {enabled: true}}
                    http: {addr: "127.0.0.1:%d"}
                    validation: {manifests: {urls: {allow: ["^https?://"]}}}
                    """.formatted(storing, storage, port) + more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Daemon.start(name, "docker-registry", "serve", config.toString())
                .until(Duration.ofSeconds(30), "answers", () -> Http.answers("http://127.0.0.1:" + port + "/v2/"));
    }
}
