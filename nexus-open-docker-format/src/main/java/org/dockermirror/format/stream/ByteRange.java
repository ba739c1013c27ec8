package org.dockermirror.format.stream;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of a body that a Range header asks for (RFC 9110, section 14). */
final class ByteRange {

    /** One range of bytes; a list of several is legal too, and legally ignored. */
    private static final Pattern SINGLE = Pattern.compile("(?i)bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

    private final long first;
    private final long last;

    private ByteRange(long first, long last) {
        this.first = first;
        this.last = last;
    }

    /**
     * The range that is asked for, cut to the size; empty if the header is to be ignored.
     *
     * @param size of the whole body in bytes
     */
    static Optional<ByteRange> parse(String header, long size) {
        Matcher range = SINGLE.matcher(header);
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long suffix = Math.min(size, Long.parseLong(range.group(2)));
            return Optional.of(new ByteRange(size - suffix, size - 1));
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2));
        return last < first ? Optional.empty() : Optional.of(new ByteRange(first, Math.min(last, size - 1)));
    }

    /** Whether there is at least one byte in it. */
    boolean isSatisfiable() {
        return first <= last;
    }

    long first() {
        return first;
    }

    long length() {
        return last - first + 1;
    }

    /** The value of the Content-Range header, for a body of this size. */
    String contentRange(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
