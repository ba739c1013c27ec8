package org.dockermirror.allowlist.rule;

import java.util.Locale;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;

/** Reads the text of one entry by the grammar in the package documentation. */
final class EntryReader {

    private final IndexType indexType;
    private final UpstreamHosts hosts;

    EntryReader(IndexType indexType, UpstreamHosts hosts) {
        this.indexType = indexType;
        this.hosts = hosts;
    }

    /**
     * Reads one.
     *
     * @return the entry in canonical spelling
     * @throws Refused if the text is no entry
     */
    String read(String written) {
        if (written.isEmpty()) {
            throw new Refused("an entry must not be empty; write \"helloz/**\"");
        }
        if (isAddress(written)) {
            throw new Refused("an entry is an image name, not an address; write \"helloz/onenav\" or \"helloz/**\"");
        }
        boolean denies = written.charAt(0) == '!';
        String behindMark = denies ? written.substring(1) : written;
        if (behindMark.startsWith("!")) {
            throw new Refused("one \"!\" denies, and there are more; under \"deny\" write none");
        }
        if (behindMark.isEmpty()) {
            throw new Refused("behind \"!\" stands what is denied, as in \"!helloz/private-*\"");
        }
        String text = withoutHost(behindMark);
        String canonical = canonical(text, written.length() - text.length());
        return denies ? "!" + canonical : canonical;
    }

    /** Whether it has a scheme, or a user before the host. */
    static boolean isAddress(String text) {
        return text.contains("://") || text.indexOf('@') >= 0 && text.indexOf('@') < text.indexOf('/');
    }

    /** @param offset how many characters of the entry stand before the text */
    private String canonical(String text, int offset) {
        int at = text.indexOf('@');
        int end = at < 0 ? text.length() : at;
        int colon = text.indexOf(':', text.lastIndexOf('/', end) + 1);
        boolean tagged = colon >= 0 && colon < end;
        String name = text.substring(0, tagged ? colon : end);
        if (tagged && at >= 0) {
            throw new Refused("a digest needs no tag beside it; write \"" + name + text.substring(at) + "\"");
        }
        NamePatternReader.check(name, offset, text.substring(name.length()));
        if (tagged) {
            checkTag(text.substring(colon + 1), name);
        }
        if (at >= 0) {
            checkDigest(text.substring(at + 1));
        }
        return isOfficial(name) ? ImageName.OFFICIAL_PREFIX + text : text;
    }

    /** One segment speaks of official images on Docker Hub; {@code **} speaks of all, and no longer one has them. */
    private boolean isOfficial(String name) {
        return indexType == IndexType.HUB
                && name.indexOf('/') < 0
                && !name.equals(NamePattern.ANY_DEPTH)
                && name.length() <= ImageName.MAX_LENGTH - ImageName.OFFICIAL_PREFIX.length();
    }

    private static void checkTag(String text, String name) {
        if (TagPattern.isValid(text) && !text.contains(NamePattern.ANY_DEPTH)) {
            return;
        }
        if (text.isEmpty()) {
            throw new Refused(
                    "a tag follows the colon; write \"" + name + ":latest\", or \"" + name + "\" for every tag");
        }
        if (Digest.isValid(text)) {
            throw new Refused("\"@\" stands before a digest; write \"" + name + "@" + text + "\"");
        }
        throw new Refused(
                text.contains(NamePattern.ANY_DEPTH)
                        ? "in a tag one \"*\" stands for any characters; write \"" + name + ":"
                                + Wildcard.withSingleStars(text) + "\""
                        : TagPattern.problemOf(text));
    }

    private static void checkDigest(String text) {
        if (Digest.isValid(text)) {
            return;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        throw new Refused(
                Digest.isValid(lower) ? "digests are lower case; write \"" + lower + "\"" : Digest.problemOf(text));
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
