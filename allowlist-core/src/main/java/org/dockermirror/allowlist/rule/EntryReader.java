package org.dockermirror.allowlist.rule;

import java.util.Locale;
import java.util.function.Supplier;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.InvalidNameException;

/** Reads the text of one entry by the grammar in the package documentation. */
final class EntryReader {

    private final IndexType indexType;
    private final UpstreamHosts hosts;

    EntryReader(IndexType indexType, UpstreamHosts hosts) {
        this.indexType = indexType;
        this.hosts = hosts;
    }

    /** @throws Refused if the text is no entry */
    Entry read(String written) {
        if (written.isEmpty()) {
            throw new Refused("an entry must not be empty; write \"helloz/**\"");
        }
        if (isAddress(written)) {
            throw new Refused("an entry is an image name, not an address; write \"helloz/onenav\" or \"helloz/**\"");
        }
        boolean denies = written.startsWith("!");
        String behindMark = denies ? written.substring(1) : written;
        if (behindMark.startsWith("!")) {
            throw new Refused("one \"!\" denies, and there are more; under \"deny\" write none");
        }
        if (behindMark.isEmpty()) {
            throw new Refused("behind \"!\" stands what is denied, as in \"!helloz/private-*\"");
        }
        String text = withoutHost(behindMark);
        return entryOf(denies ? Effect.DENY : Effect.ALLOW, text, written.length() - text.length());
    }

    /** Whether it has a scheme, or a user before the host. */
    static boolean isAddress(String text) {
        return text.contains("://") || text.indexOf('@') >= 0 && text.indexOf('@') < text.indexOf('/');
    }

    private Entry entryOf(Effect effect, String text, int offset) {
        int at = text.indexOf('@');
        String image = at < 0 ? text : text.substring(0, at);
        int colon = image.indexOf(':', image.lastIndexOf('/') + 1);
        String name = colon < 0 ? image : image.substring(0, colon);
        if (at >= 0 && colon >= 0) {
            throw new Refused("a digest needs no tag beside it; write \"" + name + text.substring(at) + "\"");
        }
        NamePattern pattern = NamePatternReader.read(name, offset, text.substring(name.length()));
        return new Entry(
                effect,
                indexType == IndexType.HUB ? pattern.onDockerHub() : pattern,
                colon < 0 ? null : tag(image.substring(colon + 1), name),
                at < 0 ? null : digest(text.substring(at + 1)));
    }

    private static TagPattern tag(String text, String name) {
        if (text.isEmpty()) {
            throw new Refused(
                    "a tag follows the colon; write \"" + name + ":latest\", or \"" + name + "\" for every tag");
        }
        if (Digest.isValid(text)) {
            throw new Refused("\"@\" stands before a digest; write \"" + name + "@" + text + "\"");
        }
        if (text.contains(NamePattern.ANY_DEPTH)) {
            throw new Refused("in a tag one \"*\" stands for any characters; write \"" + name + ":"
                    + Wildcard.withSingleStars(text) + "\"");
        }
        return parsed(() -> TagPattern.parse(text));
    }

    private static Digest digest(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!Digest.isValid(text) && Digest.isValid(lower)) {
            throw new Refused("digests are lower case; write \"" + lower + "\"");
        }
        return parsed(() -> Digest.parse(text));
    }

    private static <T> T parsed(Supplier<T> parse) {
        try {
            return parse.get();
        } catch (InvalidNameException e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }

    private String withoutHost(String text) {
        int slash = text.indexOf('/');
        String first = slash < 0 ? "" : text.substring(0, slash);
        if (!UpstreamHosts.looksLikeHost(first)) {
            return text;
        }
        String rest = text.substring(slash + 1);
        if (hosts.contain(first)) {
            return rest;
        }
        throw new Refused(first + " is not this mirror's upstream; write \"" + rest
                + "\" in the list of the mirror whose upstream is " + first);
    }

    /** Says why a text is no entry, without the text. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
