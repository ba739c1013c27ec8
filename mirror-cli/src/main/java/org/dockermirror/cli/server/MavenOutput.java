package org.dockermirror.cli.server;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Maven's output says: how far a download is, and why a run failed. */
final class MavenOutput {

    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[;\\d]*m");
    private static final Pattern OF_MEGABYTES = Pattern.compile("([\\d.]+)/([\\d.]+) MB");
    private static final Pattern TRANSFER = Pattern.compile(
            "(?:Could not transfer|Could not find) (?:artifact|metadata) \\S+ (?:from/to|in) [^:(]*\\([^)]*\\)(?::\\s*)?(.*)$");
    private static final Pattern HELP = Pattern.compile("\\s*->\\s*\\[Help \\d+\\]\\s*$");
    private static final String ERROR = "[ERROR] ";

    private MavenOutput() {}

    /** How much of the largest running download has arrived. */
    record Downloaded(long megabytes, long ofMegabytes) {}

    static Optional<Downloaded> downloaded(String line) {
        Matcher matcher = OF_MEGABYTES.matcher(line);
        Optional<Downloaded> largest = Optional.empty();
        while (matcher.find()) {
            Downloaded one = new Downloaded(
                    Math.round(Double.parseDouble(matcher.group(1))), Math.round(Double.parseDouble(matcher.group(2))));
            if (largest.isEmpty() || largest.get().ofMegabytes() < one.ofMegabytes()) {
                largest = Optional.of(one);
            }
        }
        return largest;
    }

    /** The reason in the first error line of the output, without the chain of plug-ins that it went through. */
    static String reason(String output) {
        return output.lines()
                .map(line -> COLOUR.matcher(line).replaceAll(""))
                .filter(line -> line.startsWith(ERROR) && line.length() > ERROR.length())
                .findFirst()
                .map(line -> HELP.matcher(line.substring(ERROR.length())).replaceAll(""))
                .map(MavenOutput::innermost)
                .orElse("it gave no reason");
    }

    private static String innermost(String error) {
        Matcher transfer = TRANSFER.matcher(error);
        if (transfer.find()) {
            return transfer.group(1).isBlank() ? "it is not there" : transfer.group(1);
        }
        return error;
    }
}
