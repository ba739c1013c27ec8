package org.dockermirror.allowlist.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dockermirror.allowlist.name.Shown;

/** Compiles what an operator wrote into an {@link AllowList}, or refuses it with every problem at once. */
public final class AllowListParser {

    private final IndexType indexType;
    private final EntryReader reader;
    private final String upstreamHost;
    private final Set<String> entries = new LinkedHashSet<>();
    private final List<Position> positions = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    private AllowListParser(IndexType indexType, String upstreamHost) {
        this.indexType = indexType;
        this.upstreamHost = upstreamHost;
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
        PackedEntries packed = PackedEntries.of(List.copyOf(parser.entries), parser.positions);
        parser.warnings.addAll(UselessAllows.in(packed));
        return new Parsed(new AllowList(indexType, packed), Warnings.shown(parser.warnings));
    }

    /** A compiled list, and what looks odd about what was written. */
    public record Parsed(AllowList list, List<Problem> warnings) {}

    private void read(WrittenEntry written) {
        try {
            String entry = reader.read(written.text());
            if (entries.add(entry)) {
                positions.add(written.position());
                warnOf(entry, written);
            } else {
                warn(written, "stands on the list already");
            }
        } catch (EntryReader.Refused e) {
            String quoted = Shown.text(withoutSecrets(written.text()));
            problems.add(new Problem(written.position(), quoted + ": " + e.getMessage()));
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

    private void warnOf(String entry, WrittenEntry written) {
        if (isOfficial(written.text())) {
            warnOfOfficial(entry, written);
        } else if (entry.charAt(0) == Wildcard.STAR) {
            warnOfEverything(entry, written);
        }
    }

    /** Whether it is written in one part, for whole images, and Docker Hub is asked for it in two. */
    private boolean isOfficial(String text) {
        return indexType == IndexType.HUB
                && text.indexOf('/') < 0
                && EntryShape.endOfName(text) == text.length()
                && !text.endsWith(NamePattern.ANY_DEPTH);
    }

    private void warnOfOfficial(String entry, WrittenEntry written) {
        String text = written.text();
        boolean denies = text.startsWith("!");
        String official = entry.substring(denies ? 1 : 0);
        warn(
                written,
                Wildcard.isIn(text)
                        ? "means official images, \"" + entry + "\""
                        : "means the official image " + official + "; for all images of "
                                + text.substring(denies ? 1 : 0) + " write \"" + text + "/**\"");
    }

    private void warnOfEverything(String entry, WrittenEntry written) {
        int end = EntryShape.endOfName(entry);
        NamePattern name = new NamePattern(List.of(entry.substring(0, end).split("/")));
        if (name.isEverything()) {
            warn(
                    written,
                    "allows every image of " + upstream() + depth(name)
                            + (end == entry.length() ? "" : ", as far as " + entry.substring(end) + " goes"));
        }
    }

    private String upstream() {
        if (indexType == IndexType.HUB) {
            return "Docker Hub";
        }
        return upstreamHost.isEmpty() ? "the upstream" : upstreamHost;
    }

    /** On Docker Hub all names have two parts. */
    private String depth(NamePattern name) {
        int parts = name.segments().size();
        return name.segments().contains(NamePattern.ANY_DEPTH) || indexType == IndexType.HUB && parts == 2
                ? ""
                : " whose name has " + parts + (parts == 1 ? " part" : " parts");
    }

    private void warn(WrittenEntry written, String message) {
        warnings.add(new Problem(written.position(), Shown.text(written.text()) + " " + message));
    }
}
