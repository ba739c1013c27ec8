package org.dockermirror.it.format;

import java.util.Map;

/** The task <i>Docker - Delete unused manifests and images</i>. */
final class DeleteUnused {

    private DeleteUnused() {}

    /** Of what came to this repository more than so many hours ago. */
    static ServerTask in(String repository, String hours) {
        return ServerTask.made(
                "repository.docker.gc", "unused-" + hours, Map.of("repositoryName", repository, "deployOffset", hours));
    }
}
