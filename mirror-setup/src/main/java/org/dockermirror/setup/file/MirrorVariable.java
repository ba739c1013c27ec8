package org.dockermirror.setup.file;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.dockermirror.allowlist.rule.AllowListParser;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.dockermirror.allowlist.rule.Position;
import org.dockermirror.allowlist.rule.Problem;
import org.dockermirror.allowlist.rule.WrittenEntry;
import org.dockermirror.setup.wish.AnonymousPull;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;

/** The allow-list of one mirror of Docker Hub in one variable: entries with commas or blanks between them. */
public final class MirrorVariable {

    /** The variable's name. */
    public static final String NAME = "DOCKER_MIRROR_ALLOW";

    private MirrorVariable() {}

    /**
     * Reads the variable.
     *
     * @param name what messages call it
     * @throws InvalidMirrorFileException if an entry is wrong, or there is none, with everything that is wrong
     */
    public static MirrorFile parse(String name, String value) throws InvalidMirrorFileException {
        List<String> entries = Arrays.stream(value.split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .toList();
        if (entries.isEmpty()) {
            throw invalid(List.of(new Problem(
                    Position.in(name), "it names no image; write \"" + BuiltIn.ENTRY + "\", or unset the variable")));
        }
        try {
            List<WrittenEntry> written = WrittenEntry.allIn(name, entries);
            AllowListParser.Parsed parsed = AllowListParser.parse(written, IndexType.HUB, Upstream.DOCKER_HUB.host());
            Mirror mirror = Mirror.of(
                    BuiltIn.REPOSITORY,
                    written,
                    parsed.list(),
                    Mirror.DOCKER_HUB,
                    Mirror.defaultRoutingRule(BuiltIn.REPOSITORY),
                    OptionalInt.empty());
            return new MirrorFile(new Wish(List.of(mirror), AnonymousPull.standard()), parsed.warnings());
        } catch (InvalidAllowListException e) {
            throw invalid(e.problems());
        }
    }

    private static InvalidMirrorFileException invalid(List<Problem> problems) {
        return new InvalidMirrorFileException(problems, List.of(BuiltIn.REPOSITORY));
    }
}
