package org.dockermirror.allowlist.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the entries of a list were written, in eight bytes each for a list from one source. */
final class Positions {

    private final String source;
    private final String @Nullable [] sources;
    private final int[] lines;
    private final int[] columns;

    private Positions(String source, String @Nullable [] sources, int[] lines, int[] columns) {
        this.source = source;
        this.sources = sources;
        this.lines = lines;
        this.columns = columns;
    }

    static Positions of(List<Position> positions) {
        String source = positions.isEmpty() ? "" : positions.get(0).source();
        boolean same = positions.stream().allMatch(position -> position.source().equals(source));
        return new Positions(
                source,
                same ? null : positions.stream().map(Position::source).toArray(String[]::new),
                positions.stream().mapToInt(Position::line).toArray(),
                positions.stream().mapToInt(Position::column).toArray());
    }

    Position of(int entry) {
        return new Position(sources == null ? source : sources[entry], lines[entry], columns[entry]);
    }
}
