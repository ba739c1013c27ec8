package org.dockermirror.setup.file;

import java.util.Optional;

/** Names of Nexus repositories and routing rules, by the pattern that Nexus has for both (NamePatternConstants). */
final class Names {

    /** The width of their columns in the server's database, in characters. */
    static final int MAX_LENGTH = 200;

    private Names() {}

    /** Why Nexus would not take the name; nothing if it would. */
    static Optional<String> problem(String name) {
        if (name.length() > MAX_LENGTH) {
            return Optional.of("a name has at most " + MAX_LENGTH + " characters, this one has " + name.length());
        }
        boolean good = !name.isEmpty()
                && name.charAt(0) != '_'
                && name.charAt(0) != '.'
                && name.chars().allMatch(Names::isPart);
        return good
                ? Optional.empty()
                : Optional.of("\"" + name + "\": Nexus takes letters, digits, \"-\", \".\" and \"_\" in a name, not"
                        + " beginning with \".\" or \"_\"");
    }

    private static boolean isPart(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_';
    }
}
