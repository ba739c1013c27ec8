package org.dockermirror.it.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An archive that a server activates when it lies in its deploy folder. */
public enum Kar {
    MIRROR("assembly", "nexus-docker-mirror-"),
    FORMAT("assembly", "open-docker-format-"),
    /** A bundle with the ids of another Docker format, as a stock server has one. */
    STAND_IN("stand-in-docker-format", "stand-in-docker-format-");

    private final String module;
    private final String prefix;

    Kar(String module, String prefix) {
        this.module = module;
        this.prefix = prefix;
    }

    /** The file as the build made it. */
    public Path file() {
        return Bed.only(Bed.module().resolveSibling(module).resolve("target"), prefix, ".kar");
    }

    void copyInto(Path folder) {
        try {
            // Under a hidden name first: the server looks into the folder every second, and must not find half a file.
            Path half = folder.resolve("." + file().getFileName() + ".part");
            Files.copy(file(), half);
            Files.move(half, folder.resolve(file().getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
