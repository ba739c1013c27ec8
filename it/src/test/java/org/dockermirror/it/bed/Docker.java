package org.dockermirror.it.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The docker command with a daemon of its own, which trusts the test bed's authority for the mirror's host. */
public final class Docker implements Client {
    private static @Nullable Docker running;
    private final String host;

    private Docker(String host) {
        this.host = host;
    }

    /** The one of this run; the first call starts its daemon. */
    public static synchronized Docker running() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    private static Docker start() {
        Path folder = Bed.scratch("dockerd");
        trust(Path.of("/etc/docker/certs.d"));
        Docker docker = new Docker("unix://" + folder + "/docker.sock");
        // vfs, because the scratch folder may itself lie on an overlay; no bridge, because nothing is run.
        Daemon.start(
                        "dockerd",
                        "dockerd",
                        "--data-root",
                        folder + "/data",
                        "--exec-root",
                        folder + "/exec",
                        "--pidfile",
                        folder + "/pid",
                        "--host",
                        docker.host,
                        "--storage-driver",
                        "vfs",
                        "--iptables=false",
                        "--bridge=none",
                        "--ip-forward=false")
                .until(
                        Duration.ofMinutes(1),
                        "answers",
                        () -> docker.command("version").status() == 0);
        return docker;
    }

    private static void trust(Path registries) {
        try {
            Path folder = Files.createDirectories(registries.resolve(NginxSite.HOST));
            Files.copy(Certificates.file("ca.crt"), folder.resolve("ca.crt"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Command.Result pull(String registry, String image) {
        return command("pull", registry + "/" + image);
    }

    @Override
    public String digest(String registry, String image) {
        String digests = command("image", "inspect", "--format", "{{json .RepoDigests}}", registry + "/" + image)
                .orFail();
        return digests.replaceAll("(?s).*@(sha256:[0-9a-f]{64}).*", "$1");
    }

    @Override
    public Command.Result push(String registry, String image, String name) {
        command("tag", registry + "/" + image, registry + "/" + name).orFail();
        return command("push", registry + "/" + name);
    }

    @Override
    public void forget(String registry, String image) {
        command("image", "rm", "--force", registry + "/" + image);
    }

    /** What a shell must read before it can use the command by its plain name. */
    public String inShell() {
        return "docker() { command docker --host " + host + " \"$@\"; }\n";
    }

    private Command.Result command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker", "--host", host));
        command.addAll(List.of(arguments));
        return Command.run(command);
    }
}
