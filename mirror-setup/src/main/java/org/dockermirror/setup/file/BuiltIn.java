package org.dockermirror.setup.file;

import java.util.List;
import java.util.OptionalInt;
import org.dockermirror.allowlist.rule.AllowListParser;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.dockermirror.allowlist.rule.WrittenEntry;
import org.dockermirror.setup.wish.AnonymousPull;
import org.dockermirror.setup.wish.AnonymousPull.Grant;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;

/**
 * What is wished where nobody wrote anything, and what of it stands in for single things that are not written:
 *
 * <table>
 * <caption>Defaults</caption>
 * <tr><th>what</th><th>nothing is written</th><th>the variable</th><th>the file</th></tr>
 * <tr><td>repository</td><td>docker</td><td>docker</td><td>required</td></tr>
 * <tr><td>allow</td><td>helloz/**</td><td>its value</td><td>required</td></tr>
 * <tr><td>upstream</td><td>Docker Hub</td><td>Docker Hub</td><td>Docker Hub</td></tr>
 * <tr><td>routing rule</td><td>Allow_helloz</td><td>Allow_docker</td><td>Allow_ and the repository</td></tr>
 * <tr><td>port</td><td>none</td><td>none</td><td>none</td></tr>
 * <tr><td>role</td><td>DockerPullAnonymous</td><td>DockerPullAnonymous</td><td>DockerPullAnonymous</td></tr>
 * <tr><td>grant</td><td>all-docker</td><td>mirrors</td><td>mirrors</td></tr>
 * </table>
 */
public final class BuiltIn {

    /** The repository of the article. */
    public static final String REPOSITORY = "docker";

    /** The entry of the article, and the example in messages. */
    public static final String ENTRY = "helloz/**";

    /** The routing rule of the article. */
    public static final String ROUTING_RULE = "Allow_helloz";

    private BuiltIn() {}

    /** The mirror of the article that this project reproduces. */
    public static Wish article() {
        List<WrittenEntry> written = WrittenEntry.allIn("the built-in example", List.of(ENTRY));
        try {
            Mirror mirror = Mirror.of(
                    REPOSITORY,
                    written,
                    AllowListParser.parse(written, IndexType.HUB).list(),
                    Mirror.DOCKER_HUB,
                    ROUTING_RULE,
                    OptionalInt.empty());
            return new Wish(List.of(mirror), new AnonymousPull(AnonymousPull.DEFAULT_ROLE, Grant.ALL_DOCKER));
        } catch (InvalidAllowListException e) {
            throw new IllegalStateException(e);
        }
    }
}
