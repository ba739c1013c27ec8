package org.dockermirror.cli.demo;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.dockermirror.cli.CommandException;
import org.jspecify.annotations.Nullable;

/** What was typed; null is what was not, so that an earlier run's choice stays in force. */
record DemoOptions(
        Path data,
        @Nullable Integer port,
        @Nullable Integer dockerPort,
        @Nullable String listen,
        @Nullable List<String> allow,
        @Nullable String upstream,
        boolean detach) {

    private static final int HIGHEST_PORT = 65535;

    /** @throws CommandException if a value is not of its kind */
    DemoOptions {
        requirePort("--port", port);
        requirePort("--docker-port", dockerPort);
        if (upstream != null) {
            requireAddress(upstream);
        }
    }

    private static void requirePort(String option, @Nullable Integer port) {
        if (port != null && (port < 1 || port > HIGHEST_PORT)) {
            throw CommandException.badInput(option + " " + port + ": a port is a number from 1 to " + HIGHEST_PORT);
        }
    }

    /** The message never repeats a user name or password that stands in the address. */
    private static void requireAddress(String upstream) {
        try {
            URI uri = new URI(upstream);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) {
                return;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw CommandException.badInput("--upstream: write the address of a registry without a login in it,"
                + " e.g. https://registry-1.docker.io or http://127.0.0.1:5000");
    }
}
