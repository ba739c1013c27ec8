package org.dockermirror.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.server.NexusProperties;

/** The settings of a run: what was typed, else what an earlier run left, else the defaults. */
record DemoSettings(int port, int dockerPort, String listen, List<String> allow, Optional<String> upstream) {

    static final int DEFAULT_PORT = 8081;
    static final int DEFAULT_DOCKER_PORT = 8082;
    static final String DEFAULT_LISTEN = "127.0.0.1";
    static final String DEFAULT_ALLOW = "helloz/**";

    /** @throws CommandException if both ports are the same */
    DemoSettings {
        if (port == dockerPort) {
            throw CommandException.badInput("--port and --docker-port are both " + port + "; choose two ports");
        }
    }

    /** What is in force when only the files of an earlier run speak. */
    static DemoSettings stored(NexusProperties properties, Optional<MirrorFile> file) {
        return new DemoSettings(
                properties.port().orElse(DEFAULT_PORT),
                file.map(MirrorFile::port).orElse(OptionalInt.empty()).orElse(DEFAULT_DOCKER_PORT),
                properties.host().orElse(DEFAULT_LISTEN),
                file.map(MirrorFile::allow).orElse(List.of(DEFAULT_ALLOW)),
                file.flatMap(MirrorFile::upstream));
    }

    DemoSettings with(DemoOptions options) {
        return new DemoSettings(
                Objects.requireNonNullElse(options.port(), port),
                Objects.requireNonNullElse(options.dockerPort(), dockerPort),
                Objects.requireNonNullElse(options.listen(), listen),
                Objects.requireNonNullElse(options.allow(), allow),
                Optional.ofNullable(options.upstream())
                        .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                        .or(() -> upstream));
    }

    /** What this run changes against {@code before}, in words. */
    List<String> changesSince(DemoSettings before) {
        List<String> changes = new ArrayList<>();
        if (!allow.equals(before.allow)) {
            changes.add("the allow-list is now [" + String.join(", ", allow) + "] instead of ["
                    + String.join(", ", before.allow) + "]");
        }
        if (!upstream.equals(before.upstream)) {
            changes.add("the upstream is now " + upstream.orElse("Docker Hub"));
        }
        if (port != before.port || dockerPort != before.dockerPort || !listen.equals(before.listen)) {
            changes.add("Nexus now listens on " + listen + ", port " + port + ", and for docker on port " + dockerPort);
        }
        return changes;
    }
}
