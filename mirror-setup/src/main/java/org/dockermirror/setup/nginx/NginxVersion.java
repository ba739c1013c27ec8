package org.dockermirror.setup.nginx;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of nginx: {@code 1.22.1}. {@link #toString} is the inverse of {@link #parse}. */
public record NginxVersion(int major, int minor, int patch) implements Comparable<NginxVersion> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?");
    private static final Comparator<NginxVersion> ORDER = Comparator.comparingInt(NginxVersion::major)
            .thenComparingInt(NginxVersion::minor)
            .thenComparingInt(NginxVersion::patch);

    /** From here on HTTP/2 has a directive of its own, and the word behind {@code listen} is deprecated. */
    private static final NginxVersion HTTP2_DIRECTIVE = new NginxVersion(1, 25, 1);

    /** The oldest that reads the sites: variables mixed with text in maps. */
    public static final NginxVersion OLDEST = new NginxVersion(1, 11, 2);

    /** @throws IllegalArgumentException if the text is no version */
    public static NginxVersion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no version of nginx; write it as in 1.26.2");
        }
        return new NginxVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)));
    }

    boolean hasHttp2Directive() {
        return compareTo(HTTP2_DIRECTIVE) >= 0;
    }

    @Override
    public int compareTo(NginxVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
