package org.dockermirror.allowlist.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dockermirror.allowlist.name.Shown;

/** Compiles what an operator wrote into an {@link AllowList}, or refuses it with every problem at once. */
public final class AllowListParser {

    private final IndexType indexType;
    private final EntryReader reader;
    private final String upstreamHost;
    private final Map<Entry, Position> entries = new LinkedHashMap<>();
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
        parser.warnOfUseless();
        return new Parsed(new AllowList(indexType, parser.entries), List.copyOf(parser.warnings));
    }

    /** A compiled list, and what looks odd about what was written. */
    public record Parsed(AllowList list, List<Problem> warnings) {}

    private void read(WrittenEntry written) {
        try {
            Entry entry = reader.read(written.text());
            entries.putIfAbsent(entry, written.position());
            warnOf(entry, written);
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

    private void warnOf(Entry entry, WrittenEntry written) {
        String text = written.text();
        if (entry.effect() == Effect.ALLOW && entry.name().isEverything() && !isOfficial(text)) {
            warn(
                    written,
                    "allows every image of " + upstream() + depth(entry.name())
                            + (entry.isWhole() ? "" : ", with this tag or digest"));
        } else if (isOfficial(text) && entry.isWhole()) {
            String name = text.startsWith("!") ? text.substring(1) : text;
            String all = text + "/**";
            warn(
                    written,
                    Wildcard.isIn(name)
                            ? "means official images, " + entry.name()
                            : "means the official image " + entry.name() + "; for all images of " + name + " write \""
                                    + all + "\"");
        }
    }

    /** Whether it is written in one part, and Docker Hub is asked for it in two. */
    private boolean isOfficial(String text) {
        return indexType == IndexType.HUB && text.indexOf('/') < 0 && !text.endsWith(NamePattern.ANY_DEPTH);
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

    private void warnOfUseless() {
        List<Entry> denies = entries.keySet().stream()
                .filter(entry -> entry.effect() == Effect.DENY)
                .toList();
        entries.forEach((entry, position) -> {
            if (entry.effect() == Effect.ALLOW) {
                denies.stream()
                        .filter(deny -> deny.covers(entry))
                        .findFirst()
                        .ifPresent(deny -> warnings.add(new Problem(
                                position,
                                "\"" + entry + "\" allows nothing, because \"" + deny + "\" denies all of it")));
            }
        });
    }

    private void warn(WrittenEntry written, String message) {
        warnings.add(new Problem(written.position(), Shown.text(written.text()) + " " + message));
    }
}
