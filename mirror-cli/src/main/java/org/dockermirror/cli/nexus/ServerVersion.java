package org.dockermirror.cli.nexus;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Nexus, as the header {@code Server} tells it.
 *
 * @param text as it was told
 * @param major the 3 of 3.71
 * @param minor the 71 of 3.71
 */
public record ServerVersion(String text, int major, int minor) {

    private static final Pattern HEADER = Pattern.compile("Nexus/((\\d+)\\.(\\d+)\\S*).*");

    static Optional<ServerVersion> parse(String header) {
        Matcher matcher = HEADER.matcher(header);
        return matcher.matches()
                ? Optional.of(new ServerVersion(
                        matcher.group(1), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    /** Whether it loads KARs that the bundles are made for. */
    public boolean canHaveBundles() {
        return major == 3 && minor >= 71 && minor <= 77;
    }

    /** What is known to be wrong with anonymous pulls of this version, and what helps. */
    public Optional<String> trouble() {
        if (major == 3 && minor == 76) {
            return Optional.of("Nexus 3.76 answers some anonymous pulls with 401 or 404; use another version");
        }
        if (major == 3 && minor >= 77 && minor <= 80) {
            return Optional.of("Nexus 3.77 to 3.80 send clients of a connector port to a wrong address for their token,"
                    + " unless the request has the header X-Forwarded-Proto; put a web server that sets it in front");
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
