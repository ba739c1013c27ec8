package org.dockermirror.it.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** containerd with its own daemon, asked by ctr. */
public final class Containerd implements Client {
    private static @Nullable Containerd running;
    private final Path folder;

    private Containerd(Path folder) {
        this.folder = folder;
    }

    /** The one of this run; the first call starts its daemon. */
    public static synchronized Containerd running() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    private static Containerd start() {
        Path folder = Bed.scratch("ctrd");
        Containerd containerd = new Containerd(folder);
        try {
            Files.writeString(folder.resolve("config.toml"), """
                    version = 2
                    root = "%1$s/root"
                    state = "%1$s/state"
                    disabled_plugins = ["io.containerd.grpc.v1.cri"]
                    [plugins."io.containerd.internal.v1.opt"]
                      path = "%1$s/opt"
                    [grpc]
                      address = "%1$s/sock"
                    [ttrpc]
                      address = "%1$s/ttrpc"
                    """.formatted(folder));
            Path hosts = Files.createDirectories(folder.resolve("hosts").resolve(NginxSite.HOST));
            Files.writeString(hosts.resolve("hosts.toml"), """
                    server = "%1$s"
                    [host."%1$s"]
                      ca = "%2$s"
                    """.formatted(NginxSite.URL, Certificates.file("ca.crt")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Daemon.start("containerd", "containerd", "-c", folder + "/config.toml")
                .until(
                        Duration.ofMinutes(1),
                        "answers",
                        () -> containerd.command("version").status() == 0);
        return containerd;
    }

    @Override
    public Command.Result pull(String registry, String image) {
        // The native snapshotter works on whatever file system the scratch folder lies on.
        List<String> arguments = new ArrayList<>(List.of("images", "pull", "--snapshotter", "native"));
        arguments.addAll(access(registry));
        arguments.add(registry + "/" + image);
        return command(arguments.toArray(String[]::new));
    }

    @Override
    public String digest(String registry, String image) {
        return command("images", "list", "name==" + registry + "/" + image)
                .orFail()
                .replaceAll("(?s).*(sha256:[0-9a-f]{64}).*", "$1");
    }

    @Override
    public Command.Result push(String registry, String image, String name) {
        command("images", "tag", "--force", registry + "/" + image, registry + "/" + name)
                .orFail();
        List<String> arguments = new ArrayList<>(List.of("images", "push"));
        arguments.addAll(access(registry));
        arguments.add(registry + "/" + name);
        return command(arguments.toArray(String[]::new));
    }

    @Override
    public void forget(String registry, String image) {
        command("images", "remove", "--sync", registry + "/" + image);
    }

    /** What a shell must read before it can use {@code ctr} by its plain name. */
    public String inShell() {
        return "export CONTAINERD_SNAPSHOTTER=native\nctr() { command ctr --address " + folder + "/sock \"$@\"; }\n";
    }

    private List<String> access(String registry) {
        return registry.equals(NginxSite.HOST) ? List.of("--hosts-dir", folder + "/hosts") : List.of("--plain-http");
    }

    private Command.Result command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ctr", "--address", folder + "/sock"));
        command.addAll(List.of(arguments));
        return Command.run(command);
    }
}
