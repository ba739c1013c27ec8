package org.dockermirror.allowlist.rule;

import java.util.Collection;
import java.util.List;

/** One entry as the operator wrote it, and where. */
public record WrittenEntry(String text, Position position) {

    /** Entries that came from a place without lines, such as an option that was given several times. */
    public static List<WrittenEntry> allIn(String source, Collection<String> texts) {
        Position position = Position.in(source);
        return texts.stream().map(text -> new WrittenEntry(text, position)).toList();
    }
}
