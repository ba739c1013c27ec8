package org.dockermirror.allowlist.rule;

import java.util.Locale;
import java.util.Set;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.InvalidNameException;

/** Reads the text of one entry by the grammar in the package documentation. */
final class EntryReader {

    private static final Set<String> EVERYTHING = Set.of("*", "**", "*/*", "*/**", "**/*", "**/**");

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
        if (written.startsWith("!")) {
            throw new Refused("entries that deny are not supported by this version; leave it out");
        }
        if (isAddress(written)) {
            throw new Refused("an entry is an image name, not an address; write \"helloz/onenav\" or \"helloz/**\"");
        }
        String text = withoutHost(written);
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.equals(text) && isEntry(lower)) {
            throw new Refused("image names are lower case; write \"" + lower + "\"");
        }
        return entryOf(text);
    }

    /** Whether it has a scheme, or a user before the host. */
    static boolean isAddress(String text) {
        return text.contains("://") || text.indexOf('@') >= 0 && text.indexOf('@') < text.indexOf('/');
    }

    private Entry entryOf(String text) {
        if (EVERYTHING.contains(text)) {
            throw new Refused("an entry for every image is not supported by this version; name a namespace, as in "
                    + "\"helloz/**\"");
        }
        if (text.endsWith("/**")) {
            return new Entry.AnyDepth(name(text.substring(0, text.length() - 3)));
        }
        if (text.endsWith("/*")) {
            return new Entry.OneLevel(name(text.substring(0, text.length() - 2)));
        }
        if (text.endsWith("/") && ImageName.isValid(text.substring(0, text.length() - 1))) {
            throw new Refused("an image name does not end with a slash; for all images below write \"" + text + "**\"");
        }
        return new Entry.Image(indexType.canonical(image(text)));
    }

    private boolean isEntry(String text) {
        try {
            entryOf(text);
            return true;
        } catch (Refused | InvalidNameException e) {
            return false;
        }
    }

    private static ImageName image(String text) {
        int end = text.indexOf('@') >= 0 ? text.indexOf('@') : text.indexOf(':');
        if (end >= 0) {
            throw new Refused("entries with a tag or digest are not supported by this version; write \""
                    + text.substring(0, end) + "\"");
        }
        return name(text);
    }

    private static ImageName name(String text) {
        if (text.indexOf('*') >= 0) {
            throw new Refused(
                    "a wildcard stands alone at the end, after a namespace; write \"helloz/**\" or \"helloz/*\"");
        }
        return ImageName.parse(text);
    }

    private String withoutHost(String text) {
        int slash = text.indexOf('/');
        String first = slash < 0 ? "" : text.substring(0, slash);
        if (!UpstreamHosts.looksLikeHost(first)) {
            return text;
        }
        if (hosts.contain(first)) {
            return text.substring(slash + 1);
        }
        throw new Refused(first + " is not this mirror's upstream; write \"" + text.substring(slash + 1)
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
