package org.dockermirror.cli.demo;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
     * @param upstream the mirror's upstream if it is not Docker Hub; entries may begin with its host
     * @throws CommandException that names every entry that is none
     */
    static Parsed parse(List<String> entries, String source, Optional<String> upstream) {
        List<WrittenEntry> written = entries.stream()
                .map(entry -> new WrittenEntry(entry, Position.in(source)))
                .toList();
        try {
            return AllowListParser.parse(
                    written, IndexType.HUB, upstream.map(AllowEntries::host).orElse(""));
        } catch (InvalidAllowListException e) {
            throw CommandException.badInput(String.valueOf(e.getMessage()));
        }
    }

    /** Nothing for what is no address: that is for the server to complain about. */
    private static String host(String upstream) {
        try {
            return Objects.requireNonNullElse(new URI(upstream).getAuthority(), "");
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
