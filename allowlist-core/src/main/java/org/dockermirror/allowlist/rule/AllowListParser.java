package org.dockermirror.allowlist.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.InvalidNameException;

/** Compiles what an operator wrote into an {@link AllowList}, or refuses it with every problem at once. */
public final class AllowListParser {

    private static final Set<String> DOCKER_HUB_HOSTS = Set.of("docker.io", "index.docker.io", "registry-1.docker.io");

    private final IndexType indexType;
    private final Set<Entry> entries = new LinkedHashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    private AllowListParser(IndexType indexType) {
        this.indexType = indexType;
    }

    /**
     * Compiles a list.
     *
     * @throws InvalidAllowListException if any entry is wrong; then none is in force
     */
    public static Parsed parse(List<WrittenEntry> written, IndexType indexType) throws InvalidAllowListException {
        AllowListParser parser = new AllowListParser(indexType);
        written.forEach(parser::read);
        if (!parser.problems.isEmpty()) {
            throw new InvalidAllowListException(parser.problems);
        }
        return new Parsed(new AllowList(indexType, List.copyOf(parser.entries)), List.copyOf(parser.warnings));
    }

    /** A compiled list, and what looks odd about what was written. */
    public record Parsed(AllowList list, List<Problem> warnings) {}

    private void read(WrittenEntry written) {
        try {
            entries.add(entryOf(withoutHost(written.text()), written.position()));
        } catch (InvalidNameException e) {
            problems.add(new Problem(written.position(), String.valueOf(e.getMessage())));
        } catch (Refused e) {
            problems.add(new Problem(written.position(), "\"" + written.text() + "\": " + e.getMessage()));
        }
    }

    private Entry entryOf(String text, Position position) {
        if (text.isEmpty()) {
            throw new Refused("an entry must not be empty; write \"helloz/**\"");
        }
        if (text.endsWith("/**")) {
            return new Entry.AnyDepth(namespace(text, 3));
        }
        if (text.endsWith("/*")) {
            return new Entry.OneLevel(namespace(text, 2));
        }
        return new Entry.Image(indexType.canonical(image(text, position)));
    }

    private static ImageName namespace(String text, int wildcardLength) {
        String name = text.substring(0, text.length() - wildcardLength);
        refuseWildcards(name);
        return ImageName.parse(name);
    }

    private ImageName image(String text, Position position) {
        refuseWildcards(text);
        int end = text.indexOf('@') >= 0 ? text.indexOf('@') : text.indexOf(':');
        if (end >= 0) {
            throw new Refused(
                    "an entry names an image, without tag or digest; write \"" + text.substring(0, end) + "\"");
        }
        ImageName name = ImageName.parse(text);
        if (indexType == IndexType.HUB && name.isOnePart()) {
            warnings.add(new Problem(
                    position,
                    "\"" + name + "\" means the official image library/" + name + "; for all images of " + name
                            + " write \"" + name + "/**\""));
        }
        return name;
    }

    private static void refuseWildcards(String name) {
        if (name.indexOf('*') >= 0) {
            throw new Refused(
                    "a wildcard stands alone at the end, after a namespace; write \"helloz/**\" or \"helloz/*\"");
        }
    }

    private String withoutHost(String text) {
        int slash = text.indexOf('/');
        String first = slash < 0 ? "" : text.substring(0, slash);
        if (!looksLikeHost(first)) {
            return text;
        }
        if (indexType == IndexType.HUB && DOCKER_HUB_HOSTS.contains(first.toLowerCase(Locale.ROOT))) {
            return text.substring(slash + 1);
        }
        throw new Refused("an entry has no registry host; write \"" + text.substring(slash + 1)
                + "\" in the list of the mirror whose upstream is " + first);
    }

    /** By the rule of the docker command: a first part with a dot or a colon, or localhost, is a host. */
    private static boolean looksLikeHost(String part) {
        return part.indexOf('.') >= 0 || part.indexOf(':') >= 0 || part.equals("localhost");
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
