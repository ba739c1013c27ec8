package org.dockermirror.allowlist.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.InvalidNameException;

/** Compiles what an operator wrote into an {@link AllowList}, or refuses it with every problem at once. */
public final class AllowListParser {

    private final IndexType indexType;
    private final EntryReader reader;
    private final Set<Entry> entries = new LinkedHashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    private AllowListParser(IndexType indexType, String upstreamHost) {
        this.indexType = indexType;
        this.reader = new EntryReader(indexType, new UpstreamHosts(indexType, upstreamHost));
    }

    /**
     * Compiles the list of a mirror whose upstream is Docker Hub, or not known.
     *
     * @throws InvalidAllowListException if any entry is wrong; then none is in force
     */
    public static Parsed parse(List<WrittenEntry> written, IndexType indexType) throws InvalidAllowListException {
        return parse(written, indexType, "");
    }

    /**
     * Compiles a list.
     *
     * @param upstreamHost the host of the mirror's upstream, with its port if it has one: entries may begin with it
     * @throws InvalidAllowListException if any entry is wrong; then none is in force
     */
    public static Parsed parse(List<WrittenEntry> written, IndexType indexType, String upstreamHost)
            throws InvalidAllowListException {
        AllowListParser parser = new AllowListParser(indexType, upstreamHost);
        written.forEach(parser::read);
        if (!parser.problems.isEmpty()) {
            throw new InvalidAllowListException(parser.problems);
        }
        return new Parsed(new AllowList(indexType, List.copyOf(parser.entries)), List.copyOf(parser.warnings));
    }

    /** A compiled list, and what looks odd about what was written. */
    public record Parsed(AllowList list, List<Problem> warnings) {}

    private void read(WrittenEntry written) {
        String quoted = "\"" + withoutSecrets(written.text()) + "\"";
        try {
            entries.add(reader.read(written.text()));
            warnOfNamespace(written);
        } catch (EntryReader.Refused e) {
            problems.add(new Problem(written.position(), quoted + ": " + e.getMessage()));
        } catch (InvalidNameException e) {
            String message = String.valueOf(e.getMessage());
            problems.add(
                    new Problem(written.position(), message.startsWith(quoted) ? message : quoted + ": " + message));
        }
    }

    /** An address that somebody pasted may hold a password or a token. */
    private static String withoutSecrets(String text) {
        if (!EntryReader.isAddress(text)) {
            return text;
        }
        int user = text.lastIndexOf('@');
        String host = user < 0 ? text : "..." + text.substring(user);
        int query = host.indexOf('?');
        return query < 0 ? host : host.substring(0, query) + "...";
    }

    private void warnOfNamespace(WrittenEntry written) {
        String text = written.text();
        if (indexType == IndexType.HUB && text.indexOf('/') < 0) {
            String official = ImageName.parse(text).onDockerHub().value();
            warnings.add(new Problem(
                    written.position(),
                    "\"" + text + "\" means the official image " + official + "; for all images of " + text
                            + " write \"" + text + "/**\""));
        }
    }
}
