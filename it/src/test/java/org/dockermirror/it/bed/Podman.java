package org.dockermirror.it.bed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** podman with a storage of its own. */
public final class Podman implements Client {
    private final Path folder = Bed.scratch("podman");

    @Override
    public Command.Result pull(String registry, String image) {
        return command("pull", verify(registry), "--cert-dir", trusted(), registry + "/" + image);
    }

    @Override
    public String digest(String registry, String image) {
        return command("image", "inspect", "--format", "{{.Digest}}", registry + "/" + image)
                .orFail()
                .trim();
    }

    @Override
    public Command.Result push(String registry, String image, String name) {
        command("tag", registry + "/" + image, registry + "/" + name).orFail();
        return command("push", verify(registry), "--cert-dir", trusted(), registry + "/" + name);
    }

    @Override
    public void forget(String registry, String image) {
        command("image", "rm", "--force", registry + "/" + image);
    }

    static String verify(String registry) {
        return "--tls-verify=" + registry.equals(NginxSite.HOST);
    }

    static String trusted() {
        return TrustFolder.path().toString();
    }

    private Command.Result command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("podman"));
        command.addAll(own());
        command.addAll(List.of(arguments));
        return Command.run(command);
    }

    /** What a shell must read before it can use the command by its plain name. */
    public String inShell() {
        return "podman() { command podman " + String.join(" ", own()) + " \"$@\"; }\n";
    }

    private List<String> own() {
        return List.of(
                "--root",
                folder + "/root",
                "--runroot",
                folder + "/run",
                "--tmpdir",
                folder + "/tmp",
                "--storage-driver",
                "vfs",
                "--cgroup-manager",
                "cgroupfs");
    }
}
