package org.dockermirror.anonymous;

import org.jspecify.annotations.Nullable;

/** The mark by which a role is known as ours: a fixed text at the beginning or end of its description. */
public final class RoleMark {

    /** The text. */
    public static final String TEXT = "[docker-mirror]";

    private RoleMark() {}

    /** Whether a role of this description is ours. */
    public static boolean isOn(@Nullable String description) {
        String text = description == null ? "" : description.strip();
        return text.startsWith(TEXT) || text.endsWith(TEXT);
    }
}
