package org.dockermirror.cli.nexus;

import com.fasterxml.jackson.databind.JsonNode;
import org.dockermirror.cli.CommandException;

/** The docker-mirror bundles in a server, asked over their own REST: they know the list in force, and enforce all of it. */
public final class Bundles {

    private static final String MIRRORS = "v1/docker-mirrors";

    private final Rest rest;

    Bundles(Rest rest) {
        this.rest = rest;
    }

    /** Whether they run in the server. */
    public boolean areThere() {
        return rest.find(MIRRORS).isPresent();
    }

    /** What the file would change, as their {@code PlanView} says it. */
    public JsonNode plan(String file, boolean adopt) {
        return post("plan", file, adopt);
    }

    /** Puts the file in the place of the server's own and has it done; the same, with what came of it. */
    public JsonNode apply(String file, boolean adopt) {
        return post("apply", file, adopt);
    }

    private JsonNode post(String what, String file, boolean adopt) {
        return rest.post(MIRRORS + "/" + what + "?adopt=" + adopt, file)
                .orElseThrow(() -> CommandException.failed("the docker-mirror bundles of " + rest.address()
                        + " are older than this command, and take no file; install those of the same version"));
    }
}
