package org.dockermirror.cli.nexus;

import java.util.Map;
import java.util.Optional;
import org.dockermirror.setup.plan.Nexus;
import org.dockermirror.setup.wish.Credentials;

/**
 * A Nexus that was reached, and what it is.
 *
 * @param address where it is
 * @param version its version, if it tells
 * @param bundles the docker-mirror bundles, if they run in it
 * @param eula its licence agreement
 */
public record NexusServer(
        NexusAddress address, Optional<ServerVersion> version, Optional<Bundles> bundles, Eula eula, Rest rest) {

    /** Reaches it, and sees that it takes the login. */
    public static NexusServer reach(NexusAddress address, Login login) {
        Rest rest = new Rest(address, login);
        Optional<ServerVersion> version = ServerVersion.parse(rest.header("v1/status", "Server"));
        Bundles bundles = new Bundles(rest);
        return new NexusServer(
                address, version, bundles.areThere() ? Optional.of(bundles) : Optional.empty(), new Eula(rest), rest);
    }

    /**
     * The port to it, in the words of its version.
     *
     * @param accounts the account at the upstream that is wished for each repository that has one
     */
    public Nexus port(Map<String, Credentials> accounts) {
        return new RestNexus(rest, Dialect.of(rest.get("swagger.json")), accounts);
    }
}
