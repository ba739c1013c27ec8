package org.dockermirror.it.bed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server holds at one moment when nobody asks it for anything.
 *
 * @param heap kilobytes in use after a full garbage collection
 * @param descriptors open files and connections, without those of the search index, whose number is its own affair
 * @param threads without those of the search index too: the server starts one for each change until there are 128
 * @param temporary files in the server's folder and in that of its blob store
 */
public record Vitals(long heap, long descriptors, long threads, long temporary) {
    private static final Pattern USED = Pattern.compile("generation\\s+total \\d+K, used (\\d+)K");

    public static Vitals of(NexusServer server) throws IOException {
        long pid = server.pid();
        // Twice: what waits for its finalizer goes with the second one.
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run");
        Path process = Path.of("/proc/" + pid);
        return new Vitals(
                USED.matcher(jcmd(pid, "GC.heap_info"))
                        .results()
                        .map(MatchResult::group)
                        .mapToLong(used -> Long.parseLong(used.replaceAll(".*used |K", "")))
                        .sum(),
                descriptors(process.resolve("fd")),
                threads(process.resolve("task")),
                files(server.data().resolve("tmp")) + files(server.data().resolve("blobs/default/content/tmp")));
    }

    private static String jcmd(long pid, String command) {
        return Command.run(System.getProperty("java.home") + "/bin/jcmd", Long.toString(pid), command)
                .orFail();
    }

    private static long descriptors(Path folder) throws IOException {
        long count = 0;
        for (Path descriptor : list(folder)) {
            try {
                count += Files.readSymbolicLink(descriptor).toString().contains("/elasticsearch/") ? 0 : 1;
            } catch (IOException e) {
                // It was closed meanwhile.
            }
        }
        return count;
    }

    private static long threads(Path folder) throws IOException {
        long count = 0;
        for (Path thread : list(folder)) {
            try {
                String name = Files.readString(thread.resolve("comm"));
                count += name.startsWith("searchEvent") || name.startsWith("elasticsearch") ? 0 : 1;
            } catch (IOException e) {
                // It has ended meanwhile.
            }
        }
        return count;
    }

    /** None in a folder that the server has not made yet. */
    private static long files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
