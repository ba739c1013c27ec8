package org.dockermirror.cli.plan;

import java.util.List;
import java.util.stream.Collectors;
import org.dockermirror.cli.CommandException;
import org.dockermirror.setup.plan.Unenforced;
import org.dockermirror.setup.wish.Wish;
import picocli.CommandLine.Option;

/** The option that agrees to what a server cannot enforce. */
final class NamesOnly {

    @Option(
            names = "--names-only",
            description = {
                "Agree that tags, digests and denies are not enforced: without the bundles, a server judges pulls by"
                        + " image name alone."
            })
    private boolean agreed;

    /** What of the lists routing rules alone do not enforce; ends the command if nobody agreed to that. */
    List<Unenforced> agreedFor(Wish wish) {
        List<Unenforced> all = wish.mirrors().stream()
                .flatMap(mirror -> Unenforced.byRuleOf(mirror).stream())
                .toList();
        if (!agreed && !all.isEmpty()) {
            throw CommandException.badInput("this server judges pulls by image name alone, so it cannot enforce"
                    + all.stream()
                            .map(Report::words)
                            .collect(Collectors.joining(
                                    System.lineSeparator() + "  ", System.lineSeparator() + "  ", ""))
                    + System.lineSeparator()
                    + "write entries without tags, digests and denies, or agree with --names-only to what opens;"
                    + " before the server, the site that \"nexus-mirror nginx\" writes judges denies, and tags by their"
                    + " names, but no digests");
        }
        return all;
    }
}
