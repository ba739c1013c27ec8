package org.dockermirror.cli.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dockermirror.cli.CommandException;

/** The Java that the server runs on. Nexus 3.71 refuses anything older than 17 and does not start on much newer ones. */
public record Java17(Path home) {

    private static final String WANTED = "17";
    private static final Pattern HOME = Pattern.compile("(?m)^\\s*java\\.home = (.+?)\\s*$");
    private static final Pattern VERSION = Pattern.compile("(?m)^\\s*java\\.specification\\.version = (.+?)\\s*$");
    private static final int SECONDS_TO_ANSWER = 30;

    /**
     * The first Java 17 of {@code JAVA_HOME}, the {@code java} of the {@code PATH}, and the Java that runs this program.
     *
     * @throws CommandException if none of them is one; the sentence says what each is
     */
    public static Java17 find(Map<String, String> environment) {
        Map<String, String> candidates = new LinkedHashMap<>();
        String javaHome = environment.getOrDefault("JAVA_HOME", "");
        if (!javaHome.isEmpty()) {
            candidates.put("JAVA_HOME", Path.of(javaHome, "bin", "java").toString());
        }
        candidates.put("java on the PATH", "java");
        candidates.put(
                "this program's Java",
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        return firstOf(candidates);
    }

    /** @param candidates commands by what they are called in a message */
    static Java17 firstOf(Map<String, String> candidates) {
        List<String> seen = new ArrayList<>();
        return candidates.entrySet().stream()
                .flatMap(candidate -> ask(candidate.getValue(), candidate.getKey(), seen).stream())
                .findFirst()
                .orElseThrow(() -> CommandException.failed("Nexus " + ServerDirectory.NEXUS_VERSION
                        + " needs Java 17, but " + String.join(", ", seen)
                        + "; install a Java 17 and set JAVA_HOME to it"));
    }

    private static Optional<Java17> ask(String command, String name, List<String> seen) {
        String settings = settingsOf(command);
        Matcher version = VERSION.matcher(settings);
        Matcher home = HOME.matcher(settings);
        if (!version.find() || !home.find()) {
            seen.add(name + " does not run (" + command + ")");
            return Optional.empty();
        }
        if (!version.group(1).equals(WANTED)) {
            seen.add(name + " is Java " + version.group(1) + " (" + home.group(1) + ")");
            return Optional.empty();
        }
        return Optional.of(new Java17(Path.of(home.group(1))));
    }

    private static String settingsOf(String command) {
        try {
            Process process = new ProcessBuilder(command, "-XshowSettings:properties", "-version")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS) ? output : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
