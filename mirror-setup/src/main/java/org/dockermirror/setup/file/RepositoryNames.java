package org.dockermirror.setup.file;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the repositories that a bad file names, by its words: what is no YAML still names them.
 *
 * <p>It may find one too many, in a text that only looks like the key; that one refuses pulls until the file is mended,
 * where one too few would let them pass.
 */
final class RepositoryNames {

    private static final String NAME = "[a-zA-Z0-9-][a-zA-Z0-9_.-]*";

    /** The value may stand in the next line, where a key without a value is followed by another key instead. */
    private static final Pattern KEY = Pattern.compile("(?:^|[\\s{,\\[-])[\"']?repository[\"']?\\s*:\\s*[\"']?(" + NAME
            + ")(?![a-zA-Z0-9_.-]*[\"']?\\s*:(?:\\s|$))");

    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#");

    private RepositoryNames() {}

    static List<String> in(String text) {
        String bare = text.lines().map(RepositoryNames::withoutComment).collect(Collectors.joining("\n"));
        return KEY.matcher(bare)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    private static String withoutComment(String line) {
        Matcher comment = COMMENT.matcher(line);
        return comment.find() ? line.substring(0, comment.start()) : line;
    }
}
