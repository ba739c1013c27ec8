package org.dockermirror.format.config;

import static java.util.stream.Collectors.toUnmodifiableList;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The addresses that the layers which a registry does not have (foreign layers) may be fetched from. */
public final class ForeignLayerUrls {

    /** In the {@code dockerProxy} part of the configuration. */
    public static final String KEY = "foreignLayerUrlWhitelist";

    private static final String EXAMPLE = "; right would be https://layers[.]example[.]com/.*";

    private final List<Pattern> allowed;

    private ForeignLayerUrls(List<Pattern> allowed) {
        this.allowed = allowed;
    }

    /** @param expressions one that is none allows nothing */
    static ForeignLayerUrls matching(Collection<String> expressions) {
        return new ForeignLayerUrls(expressions.stream()
                .filter(expression -> wrong(expression).isEmpty())
                .map(Pattern::compile)
                .collect(toUnmodifiableList()));
    }

    /** What is wrong with the regular expressions, for the person who wrote them; empty if nothing is. */
    public static Optional<String> problem(Collection<String> expressions) {
        return expressions.stream()
                .map(ForeignLayerUrls::wrong)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether one of the expressions matches the whole address. */
    public boolean allow(String url) {
        return allowed.stream().anyMatch(expression -> expression.matcher(url).matches());
    }

    private static Optional<String> wrong(String expression) {
        if (expression.isBlank()) {
            return Optional.of("an empty expression matches no address" + EXAMPLE);
        }
        try {
            Pattern unused = Pattern.compile(expression);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("\"" + expression + "\" is no regular expression: " + e.getDescription()
                    + " at position " + Math.max(0, e.getIndex()) + EXAMPLE);
        }
    }
}
