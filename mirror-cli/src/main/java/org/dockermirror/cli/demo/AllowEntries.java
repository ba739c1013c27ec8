package org.dockermirror.cli.demo;

import java.util.List;
import java.util.regex.Pattern;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.InvalidNameException;
import org.dockermirror.cli.CommandException;

/** The entries given with {@code --allow}, each checked before anything is fetched or started. */
final class AllowEntries {

    private static final Pattern LAST_WILDCARD = Pattern.compile("/\\*\\*?$");

    private AllowEntries() {}

    /** @throws CommandException with the sentence of the first entry that is none */
    static void check(List<String> entries) {
        for (String entry : entries) {
            try {
                ImageName.parse(LAST_WILDCARD.matcher(entry).replaceFirst(""));
            } catch (InvalidNameException e) {
                throw CommandException.badInput("--allow " + entry + ": " + e.getMessage());
            }
        }
    }
}
