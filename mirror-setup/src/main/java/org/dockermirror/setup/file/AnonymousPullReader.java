package org.dockermirror.setup.file;

import java.util.List;
import java.util.Optional;
import org.dockermirror.setup.wish.AnonymousPull;
import org.dockermirror.setup.wish.AnonymousPull.Grant;

/** Reads {@code anonymousPull}. */
final class AnonymousPullReader {

    private static final List<String> KNOWN = List.of("role", "grant");

    private final Problems problems;

    AnonymousPullReader(Problems problems) {
        this.problems = problems;
    }

    /** What is written; where something is not, or is wrong, what is standard. */
    AnonymousPull read(Optional<Piece> value) {
        AnonymousPull standard = AnonymousPull.standard();
        if (value.isPresent() && value.get() instanceof Piece.Fields fields) {
            Settings settings = new Settings(fields, KNOWN, problems);
            return new AnonymousPull(
                    settings.text("role", AnonymousPull.DEFAULT_ROLE)
                            .map(Piece.Text::value)
                            .orElse(standard.role()),
                    settings.text("grant", "mirrors").map(this::grant).orElse(standard.grant()));
        }
        if (value.isPresent() && !(value.get() instanceof Piece.Unreadable)) {
            problems.add(
                    value.get().at(),
                    "\"anonymousPull\" has the keys role and grant; write \"anonymousPull: {role: "
                            + AnonymousPull.DEFAULT_ROLE + ", grant: mirrors}\", or leave it out");
        }
        return standard;
    }

    private Grant grant(Piece.Text text) {
        return switch (text.value()) {
            case "mirrors" -> Grant.MIRRORS;
            case "all-docker" -> Grant.ALL_DOCKER;
            default -> {
                problems.add(
                        text.at(),
                        "\"" + text.value() + "\" is not a grant; write mirrors for the mirrors of this file, or"
                                + " all-docker for every Docker repository");
                yield Grant.MIRRORS;
            }
        };
    }
}
