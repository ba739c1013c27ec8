package org.dockermirror.allowlist.rule;

/**
 * Where something was written.
 *
 * @param source the file, option or variable
 * @param line counted from 1; 0 where there are no lines
 * @param column in characters, counted from 1; 0 where it is not known
 */
public record Position(String source, int line, int column) {

    /** A place that has no lines, such as an option or a variable. */
    public static Position in(String source) {
        return new Position(source, 0, 0);
    }

    @Override
    public String toString() {
        if (line == 0) {
            return source;
        }
        return source + ", line " + line + (column == 0 ? "" : ", column " + column);
    }
}
