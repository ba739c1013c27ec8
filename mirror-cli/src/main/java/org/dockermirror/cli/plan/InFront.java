package org.dockermirror.cli.plan;

import java.nio.file.Path;
import java.util.Optional;
import org.dockermirror.cli.front.Front;
import org.dockermirror.cli.registry.Trust;
import org.dockermirror.setup.wish.Wish;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for asking the web servers in front of mirrors. */
final class InFront {

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description =
                    "The authorities that clients trust, in PEM: for the publicUrl of a mirror, whose nginx is asked"
                            + " whether it refuses what this server cannot. Default: those of this Java.")
    private @Nullable Path authorities;

    /** Who enforces what of the lists on a server without the bundles. */
    Enforcement of(Wish wish) {
        return Enforcement.of(wish, new Front(Trust.authorities(Optional.ofNullable(authorities))));
    }
}
