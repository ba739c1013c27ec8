package org.dockermirror.cli.nexus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

    /** The names of the mirrors that the server has. */
    public Set<String> mirrors() {
        Set<String> names = new LinkedHashSet<>();
        rest.get(MIRRORS).forEach(mirror -> names.add(mirror.path("repository").asText()));
        return names;
    }

    /** What the removal of these mirrors would take away; nothing is changed. */
    public JsonNode planRemoval(List<String> mirrors, boolean keepsRepositories) {
        return delete(mirrors, keepsRepositories, true);
    }

    /** Takes these mirrors out of the server's own configuration, and takes back what was made for them. */
    public JsonNode remove(List<String> mirrors, boolean keepsRepositories) {
        return delete(mirrors, keepsRepositories, false);
    }

    /** @param mirrors at least one */
    private JsonNode delete(List<String> mirrors, boolean keepsRepositories, boolean isPlan) {
        StringBuilder path = new StringBuilder(MIRRORS + "/" + Rest.part(mirrors.get(0)));
        path.append("?plan=").append(isPlan).append("&keepRepository=").append(keepsRepositories);
        mirrors.stream().skip(1).forEach(name -> path.append("&also=").append(Rest.part(name)));
        return rest.remove(path.toString()).orElseThrow(() -> tooOld("remove no mirror"));
    }

    private JsonNode post(String what, String file, boolean adopt) {
        return rest.post(MIRRORS + "/" + what + "?adopt=" + adopt, file).orElseThrow(() -> tooOld("take no file"));
    }

    private CommandException tooOld(String what) {
        return CommandException.failed("the docker-mirror bundles of " + rest.address()
                + " are older than this command, and " + what + "; install those of the same version");
    }
}
