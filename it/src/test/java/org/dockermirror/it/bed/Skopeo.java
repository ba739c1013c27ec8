package org.dockermirror.it.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** skopeo, which copies an image to a folder, every platform of it. */
public final class Skopeo implements Client {
    private final Path folder = Bed.scratch("skopeo");

    @Override
    public Command.Result pull(String registry, String image) {
        return Command.run(
                "skopeo",
                "copy",
                "--all",
                "--src" + Podman.verify(registry).substring(1),
                "--src-cert-dir",
                Podman.trusted(),
                "docker://" + registry + "/" + image,
                copy(registry, image));
    }

    @Override
    public String digest(String registry, String image) {
        Path manifest = Path.of(copy(registry, image).substring("dir:".length()), "manifest.json");
        try {
            return Digests.of(Files.readAllBytes(manifest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Command.Result push(String registry, String image, String name) {
        return Command.run(
                "skopeo",
                "copy",
                "--dest" + Podman.verify(registry).substring(1),
                "--dest-cert-dir",
                Podman.trusted(),
                copy(registry, image),
                "docker://" + registry + "/" + name);
    }

    @Override
    public void forget(String registry, String image) {
        Command.run("rm", "-rf", copy(registry, image).substring("dir:".length()));
    }

    private String copy(String registry, String image) {
        return "dir:" + folder + "/" + (registry + "/" + image).replaceAll("[/:]", "_");
    }
}
