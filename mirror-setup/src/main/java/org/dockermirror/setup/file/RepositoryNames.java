package org.dockermirror.setup.file;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the repositories that a bad file names, by its lines: what is no YAML still names them.
 *
 * <p>It may find one too many, in a text that only looks like the key; that one refuses pulls until the file is mended,
 * where one too few would let them pass.
 */
final class RepositoryNames {

    private static final Pattern KEY =
            Pattern.compile("(?:^|[\\s{,\\[-])[\"']?repository[\"']?\\s*:\\s*[\"']?([a-zA-Z0-9-][a-zA-Z0-9_.-]*)");

    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#");

    private RepositoryNames() {}

    static List<String> in(String text) {
        return text.lines()
                .map(RepositoryNames::withoutComment)
                .flatMap(line -> KEY.matcher(line).results())
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    private static String withoutComment(String line) {
        Matcher comment = COMMENT.matcher(line);
        return comment.find() ? line.substring(0, comment.start()) : line;
    }
}
