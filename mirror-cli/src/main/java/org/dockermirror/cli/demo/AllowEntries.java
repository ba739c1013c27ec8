package org.dockermirror.cli.demo;

import java.util.List;
import org.dockermirror.allowlist.rule.AllowListParser;
import org.dockermirror.allowlist.rule.AllowListParser.Parsed;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.dockermirror.allowlist.rule.Position;
import org.dockermirror.allowlist.rule.WrittenEntry;
import org.dockermirror.cli.CommandException;

/** The demo's allow-list, judged before anything is fetched or started. */
final class AllowEntries {

    private AllowEntries() {}

    /**
     * Compiles the list as the mirror will do.
     *
     * @param source where the entries stand, for messages
     * @throws CommandException that names every entry that is none
     */
    static Parsed parse(List<String> entries, String source) {
        List<WrittenEntry> written = entries.stream()
                .map(entry -> new WrittenEntry(entry, Position.in(source)))
                .toList();
        try {
            return AllowListParser.parse(written, IndexType.HUB);
        } catch (InvalidAllowListException e) {
            throw CommandException.badInput(String.valueOf(e.getMessage()));
        }
    }
}
