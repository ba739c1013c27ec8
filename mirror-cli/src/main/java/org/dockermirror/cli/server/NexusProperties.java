package org.dockermirror.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The server's {@code nexus.properties}; lines that are not ours stay as they are. */
public record NexusProperties(List<String> lines) {

    private static final String PORT = "application-port";
    private static final String HOST = "application-host";

    /** What the file says; nothing if there is none. */
    public static NexusProperties read(Path file) {
        try {
            return new NexusProperties(Files.exists(file) ? Files.readAllLines(file) : List.of());
        } catch (IOException e) {
            throw FileProblem.of("read nexus.properties", file, e);
        }
    }

    public Optional<Integer> port() {
        return value(PORT).filter(text -> text.matches("\\d{1,5}")).map(Integer::valueOf);
    }

    public Optional<String> host() {
        return value(HOST);
    }

    public NexusProperties with(int port, String host) {
        return with(PORT, Integer.toString(port)).with(HOST, host);
    }

    public void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw FileProblem.of("write nexus.properties", file, e);
        }
    }

    private Optional<String> value(String key) {
        return lines.stream()
                .filter(line -> isOf(key, line))
                .map(line -> line.substring(line.indexOf('=') + 1).strip())
                .reduce((first, second) -> second);
    }

    private NexusProperties with(String key, String value) {
        List<String> changed = new ArrayList<>(lines);
        changed.removeIf(line -> isOf(key, line));
        changed.add(key + "=" + value);
        return new NexusProperties(List.copyOf(changed));
    }

    private static boolean isOf(String key, String line) {
        int equals = line.indexOf('=');
        return equals > 0 && line.substring(0, equals).strip().equals(key);
    }
}
