package org.dockermirror.allowlist.rule;

import org.dockermirror.allowlist.name.ImageName;

/**
 * The characters of an image name in the one spelling that lists know: with the namespace of official images before it
 * where that is left out. No such text is made for a request; its characters are shifted instead.
 */
final class CanonicalName {

    private CanonicalName() {}

    /** How many characters of the namespace of official images come before the name as it is spelled. */
    static int shift(ImageName image, IndexType indexType) {
        int prefix = ImageName.OFFICIAL_PREFIX.length();
        boolean official = indexType == IndexType.HUB
                && image.isOnePart()
                && image.value().length() <= ImageName.MAX_LENGTH - prefix;
        return official ? prefix : 0;
    }

    static int length(String name, int shift) {
        return name.length() + shift;
    }

    static char charAt(String name, int shift, int index) {
        return index < shift ? ImageName.OFFICIAL_PREFIX.charAt(index) : name.charAt(index - shift);
    }

    /** The index of the next slash, or the length. */
    static int endOfSegment(String name, int shift, int from) {
        int at = from;
        while (at < length(name, shift) && charAt(name, shift, at) != '/') {
            at++;
        }
        return at;
    }
}
