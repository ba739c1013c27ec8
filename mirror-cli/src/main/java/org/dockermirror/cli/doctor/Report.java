package org.dockermirror.cli.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the walk showed, with what the server's settings say to it.
 *
 * @param evidence none where there was no login
 */
record Report(String address, String image, List<Finding> findings, List<Evidence> evidence) {

    /** One cause as it is told. */
    record Told(Cause cause, String what, String mend, String evidence) {}

    /** Whether an anonymous client is served as it should be. */
    boolean isWell() {
        return findings.stream().noneMatch(Finding::isFailed)
                && evidence.stream().noneMatch(Evidence::isSo);
    }

    /** The causes of one finding: those that the settings prove, then those they say nothing to; never the disproved. */
    List<Told> causes(Finding finding) {
        Map<Cause, Evidence> known = evidence.stream()
                .collect(Collectors.toMap(
                        Evidence::cause, Function.identity(), (first, second) -> second.isSo() ? second : first));
        boolean proved = finding.causes().stream()
                .anyMatch(cause -> known.containsKey(cause) && known.get(cause).isSo());
        return finding.causes().stream()
                .filter(cause -> proved
                        ? known.containsKey(cause) && known.get(cause).isSo()
                        : !known.containsKey(cause) || known.get(cause).isSo())
                .map(cause -> new Told(
                        cause,
                        cause.what(),
                        cause.mend(),
                        Optional.ofNullable(known.get(cause))
                                .map(Evidence::seen)
                                .orElse("")))
                .sorted(Comparator.comparing(told -> told.evidence().isEmpty()))
                .toList();
    }

    /** What the settings show to be wrong though no step met it. */
    List<Told> unmet() {
        List<Cause> met = findings.stream()
                .flatMap(finding -> causes(finding).stream())
                .map(Told::cause)
                .toList();
        return evidence.stream()
                .filter(Evidence::isSo)
                .filter(each -> !met.contains(each.cause()))
                .map(each ->
                        new Told(each.cause(), each.cause().what(), each.cause().mend(), each.seen()))
                .toList();
    }

    /** For a person. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Finding finding : findings) {
            lines.add(word(finding.state()) + finding.step() + ": " + finding.seen());
            List<Told> causes = causes(finding);
            for (int i = 0; i < causes.size(); i++) {
                lines.addAll(lines(causes.size() == 1 ? "" : (i + 1) + ". ", causes.get(i)));
            }
        }
        for (Told told : unmet()) {
            lines.add(word(Finding.State.FAILED) + "settings: " + told.evidence());
            lines.addAll(lines("", new Told(told.cause(), told.what(), told.mend(), "")));
        }
        lines.add(
                isWell()
                        ? "An anonymous client gets what it should."
                        : "An anonymous client does not get what it should.");
        return lines;
    }

    private static List<String> lines(String number, Told told) {
        String margin = " ".repeat(10);
        return List.of(
                margin + number + told.what() + (told.evidence().isEmpty() ? "" : " (" + told.evidence() + ")"),
                margin + "   " + told.mend());
    }

    private static String word(Finding.State state) {
        return switch (state) {
            case OK -> "ok        ";
            case WARNING -> "warning   ";
            case FAILED -> "FAILED    ";
            case SKIPPED -> "skipped   ";
        };
    }
}
