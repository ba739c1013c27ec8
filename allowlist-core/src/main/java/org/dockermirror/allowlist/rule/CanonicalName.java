package org.dockermirror.allowlist.rule;

import org.dockermirror.allowlist.name.ImageName;

/**
 * The characters of an image name in the one spelling that lists know: with the namespace of official images before it
 * where that is left out, but without making such a text.
 */
record CanonicalName(String value, int shift) {

    static CanonicalName of(ImageName image, IndexType indexType) {
        String value = image.value();
        int prefix = ImageName.OFFICIAL_PREFIX.length();
        boolean official =
                indexType == IndexType.HUB && image.isOnePart() && value.length() <= ImageName.MAX_LENGTH - prefix;
        return new CanonicalName(value, official ? prefix : 0);
    }

    int length() {
        return value.length() + shift;
    }

    char charAt(int index) {
        return index < shift ? ImageName.OFFICIAL_PREFIX.charAt(index) : value.charAt(index - shift);
    }

    /** The index of the next slash, or the length. */
    int endOfSegment(int from) {
        int at = from;
        while (at < length() && charAt(at) != '/') {
            at++;
        }
        return at;
    }
}
