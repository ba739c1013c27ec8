package org.dockermirror.it.bed;

import java.nio.file.Path;

/** An archive that a server activates when it lies in its deploy folder. */
public enum Kar {
    MIRROR("assembly", "nexus-docker-mirror-"),
    FORMAT("assembly", "open-docker-format-"),
    /** A bundle with the ids of another Docker format, as a stock server has one. */
    STAND_IN("it/stand-in-docker-format", "stand-in-docker-format-"),
    /** A Docker format that works and shares no code with ours; its upstream must want no token. */
    CLOSED("it/closed-docker-format", "closed-docker-format-"),
    /** Puts the server's data into the PostgreSQL that its settings name. */
    POSTGRESQL("it/postgresql-data-store", "postgresql-data-store-");

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
}
