package org.dockermirror.cli.server;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A log of the server, read from its end for the reason of a failure. */
public record ServerLog(Path path) {

    private static final int TAIL_BYTES = 1 << 17;
    private static final int LONGEST = 300;
    private static final Pattern CAUSE = Pattern.compile("^Caused by: ");
    private static final Pattern ERROR = Pattern.compile("^\\S+ \\S+ ERROR +\\S+ *\\S* +");

    private static final Pattern OURS =
            Pattern.compile("^\\S+ \\S+ (WARN|ERROR) .* org\\.dockermirror[\\w.]* - (docker-mirror: )?");

    /** How much has been written so far, in bytes: what lies before is from an earlier run. */
    public long size() {
        return path.toFile().length();
    }

    /** The last cause or error after {@code offset}, else the last line, shortened to one line of a message. */
    public Optional<String> lastCause(long offset) {
        List<String> lines = linesAfter(offset);
        return last(lines, CAUSE)
                .or(() -> last(lines, ERROR))
                .or(() -> lines.stream()
                        .filter(line -> !line.isBlank())
                        .reduce((first, second) -> second)
                        .map(ServerLog::shortened));
    }

    /** The last warning or error of the mirror itself after {@code offset}. */
    public Optional<String> lastOfTheMirror(long offset) {
        return last(linesAfter(offset), OURS);
    }

    private static Optional<String> last(List<String> lines, Pattern beginning) {
        return lines.stream()
                .filter(line -> beginning.matcher(line).find())
                .reduce((first, second) -> second)
                .map(line -> shortened(beginning.matcher(line).replaceFirst("")));
    }

    private static String shortened(String line) {
        String text = line.strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private List<String> linesAfter(long offset) {
        if (!Files.isReadable(path)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long length = file.length();
            // A log that is shorter than before was rolled over: all of it is new.
            long from = Math.max(offset <= length ? offset : 0, length - TAIL_BYTES);
            byte[] tail = new byte[(int) (length - from)];
            file.seek(from);
            file.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
