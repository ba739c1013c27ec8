package org.dockermirror.routing.mirror;

import org.jspecify.annotations.Nullable;

/** The mark by which a routing rule is known as ours: a fixed text at the beginning or end of its description. */
public final class RuleMark {

    /** The text. */
    public static final String TEXT = "[docker-mirror]";

    private RuleMark() {}

    /** Whether a rule of this description is ours. */
    public static boolean isOn(@Nullable String description) {
        String text = description == null ? "" : description.strip();
        return text.startsWith(TEXT) || text.endsWith(TEXT);
    }
}
