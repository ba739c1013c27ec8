package org.dockermirror.preset;

import org.dockermirror.setup.file.BuiltIn;
import org.dockermirror.setup.wish.AnonymousPull;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;

/** The file that says what is wished where nobody wrote any: the article's mirror, as the server was set up with it. */
final class BareFile {

    private BareFile() {}

    static String text() {
        Wish wish = BuiltIn.article();
        StringBuilder text = new StringBuilder("# What this server mirrors; docker-mirror.example.yaml beside it shows"
                + " what else can stand here.\nmirrors:\n");
        for (Mirror mirror : wish.mirrors()) {
            text.append("  - repository: ").append(mirror.repository()).append("\n    allow:\n");
            mirror.written()
                    .forEach(entry -> text.append("      - ").append(entry).append('\n'));
            text.append("    routingRule: ").append(mirror.routingRule()).append('\n');
        }
        AnonymousPull anonymous = wish.anonymousPull();
        return text.append("anonymousPull: {role: ")
                .append(anonymous.role())
                .append(", grant: ")
                .append(anonymous.grant() == AnonymousPull.Grant.ALL_DOCKER ? "all-docker" : "mirrors")
                .append("}\n")
                .toString();
    }
}
