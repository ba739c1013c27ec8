package org.dockermirror.cli.nginx;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of nginx: {@code 1.22.1}. {@link #toString} is the inverse of {@link #parse}. */
record NginxVersion(int major, int minor, int patch) implements Comparable<NginxVersion> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?");
    private static final Pattern PRINTED = Pattern.compile("nginx version: \\S+/(\\d+\\.\\d+\\.\\d+)");
    private static final long SECONDS = 10;
    private static final Comparator<NginxVersion> ORDER = Comparator.comparingInt(NginxVersion::major)
            .thenComparingInt(NginxVersion::minor)
            .thenComparingInt(NginxVersion::patch);

    /** From here on HTTP/2 has a directive of its own, and the word behind {@code listen} is deprecated. */
    private static final NginxVersion HTTP2_DIRECTIVE = new NginxVersion(1, 25, 1);

    /** The oldest that reads the sites: variables mixed with text in maps. */
    static final NginxVersion OLDEST = new NginxVersion(1, 11, 2);

    /** @throws IllegalArgumentException if the text is no version */
    static NginxVersion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no version of nginx; write it as in 1.26.2");
        }
        return new NginxVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)));
    }

    /** What {@code nginx -v} says on this machine; nothing if there is none. */
    static Optional<NginxVersion> found() throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder("nginx", "-v").redirectErrorStream(true).start();
            String printed =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            process.waitFor(SECONDS, TimeUnit.SECONDS);
            return printed(printed);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<NginxVersion> printed(String text) {
        Matcher matcher = PRINTED.matcher(text);
        return matcher.find() ? Optional.of(parse(matcher.group(1))) : Optional.empty();
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
