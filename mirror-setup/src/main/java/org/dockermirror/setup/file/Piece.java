package org.dockermirror.setup.file;

import java.util.List;
import org.dockermirror.allowlist.rule.Position;

/** A piece of a YAML file, and where it begins. */
sealed interface Piece {

    Position at();

    /**
     * A scalar, as text: whether it looks like a number or a Boolean is for its reader to say.
     *
     * @param plain whether it stands without quotes
     */
    record Text(Position at, String value, boolean plain) implements Piece {
        /** Whether there is nothing, or YAML's word for it. */
        boolean isNothing() {
            return plain && (value.isEmpty() || value.equals("~") || value.equals("null"));
        }
    }

    /** A sequence. */
    record Items(Position at, List<Piece> items) implements Piece {}

    /** A mapping, with repeated keys. */
    record Fields(Position at, List<Field> fields) implements Piece {}

    /** What was reported already and must not be reported again. */
    record Unreadable(Position at) implements Piece {}

    /** One key of a mapping and its value. */
    record Field(Text key, Piece value) {}
}
