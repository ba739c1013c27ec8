package org.dockermirror.cli.plan;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.front.Seen;
import org.dockermirror.cli.nexus.NexusServer;
import picocli.CommandLine.Option;

/** The option that agrees to what nothing enforces. */
final class NamesOnly {

    private static final String NEXT = System.lineSeparator() + "  ";

    @Option(
            names = "--names-only",
            description = {
                "Agree to what nothing enforces: without the bundles, a server judges pulls by image name alone, and"
                        + " tags and denies are left to the nginx in front, if there is one."
            })
    private boolean agreed;

    /** Ends the command if something is enforced by nothing and nobody agreed to that. */
    void require(Enforcement enforcement, NexusServer server, Path file) {
        refusal(enforcement, server, file).ifPresent(sentence -> {
            throw CommandException.badInput(sentence);
        });
    }

    /** Why the file is refused, if it is. */
    Optional<String> refusal(Enforcement enforcement, NexusServer server, Path file) {
        if (agreed || enforcement.byNobody().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("this server judges pulls by image name alone, so nothing enforces"
                + enforcement.byNobody().stream()
                        .map(each -> Report.words(each) + "; " + Report.wouldEnforce(each.kind(), server))
                        .collect(Collectors.joining(NEXT, NEXT, ""))
                + fronts(enforcement)
                + System.lineSeparator()
                + map(enforcement, file)
                + "write entries without what is named above, or agree with --names-only to what opens");
    }

    private static String fronts(Enforcement enforcement) {
        return enforcement.fronts().stream()
                .filter(seen -> !seen.isJudging())
                .map(Seen::said)
                .map(said -> System.lineSeparator() + said)
                .collect(Collectors.joining());
    }

    private static String map(Enforcement enforcement, Path file) {
        return enforcement.isMapMissing()
                ? "put the nginx map of this file in front first (\"publicUrl\" and \"tls\" in the file, then"
                        + " \"nexus-mirror nginx -f " + file + "\", and nginx to read it again) and run this again, or "
                : "";
    }
}
