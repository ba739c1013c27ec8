package org.dockermirror.it.bed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** buildah with a storage of its own; it builds images, and pulls those that they are built from. */
final class Buildah implements Client {
    private final Path folder;

    /** @param name of the storage: what was built in one has other digests there than what is pulled into it */
    Buildah(String name) {
        this.folder = Bed.scratch(name);
    }

    @Override
    public Command.Result pull(String registry, String image) {
        return run("pull", Podman.verify(registry), "--cert-dir", Podman.trusted(), registry + "/" + image);
    }

    @Override
    public String digest(String registry, String image) {
        // A line for each name that the image has here.
        return run("images", "--format", "{{.Digest}}", registry + "/" + image)
                .orFail()
                .lines()
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    @Override
    public Command.Result push(String registry, String image, String name) {
        return run(
                "push",
                Podman.verify(registry),
                "--cert-dir",
                Podman.trusted(),
                registry + "/" + image,
                registry + "/" + name);
    }

    @Override
    public void forget(String registry, String image) {
        run("rmi", "--force", registry + "/" + image);
    }

    Command.Result run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "buildah", "--root", folder + "/root", "--runroot", folder + "/run", "--storage-driver", "vfs"));
        command.addAll(List.of(arguments));
        return Command.run(command);
    }
}
