package org.dockermirror.allowlist.request;

import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;

/** What can be wrong with a path that is none of the registry API. */
public enum Defect {
    NAME,
    TAG,
    DIGEST,
    /** Anything else; the text says what. */
    OTHER;

    String wordsFor(String text) {
        return switch (this) {
            case NAME -> ImageName.problemOf(text);
            case TAG -> Tag.problemOf(text);
            case DIGEST -> Digest.problemOf(text);
            case OTHER -> text;
        };
    }
}
