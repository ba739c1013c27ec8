package org.dockermirror.it.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL of its own for one server, empty at first; it ends with the run. */
public final class Postgresql {
    private static final int PORT = 5432;
    /** It does not run as root; its package brings this user, and a database is called so too. */
    private static final String USER = "postgres";

    private final Path programs;
    private final Path folder;

    private Postgresql(Path programs, Path folder) {
        this.programs = programs;
        this.folder = folder;
    }

    public static Postgresql start() {
        Path folder = Bed.scratch("postgresql");
        Command.run("chown", USER + ":", folder.toString()).orFail();
        Postgresql postgresql = new Postgresql(newest(), folder);
        Command.run(postgresql.asItsUser("initdb", "--auth=trust", "--encoding=UTF8", "--no-sync"))
                .orFail();
        List<String> server = postgresql.asItsUser(
                "postgres", "-p", "" + PORT, "-h", "127.0.0.1", "-k", "", "-c", "fsync=off", "-c", "log_statement=ddl");
        Daemon.start("postgresql", Map.of(), server)
                .until(
                        Duration.ofSeconds(30),
                        "answers",
                        () -> postgresql.psql("select 1").status() == 0);
        return postgresql;
    }

    /** Where a server finds it; without a password. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + PORT + "/" + USER + "?user=" + USER;
    }

    /** What a query finds: one line a row, its columns divided by bars. */
    public List<String> rows(String query) {
        return psql(query).orFail().lines().toList();
    }

    private Command.Result psql(String query) {
        return Command.run(
                programs + "/psql",
                "--no-psqlrc",
                "--host=127.0.0.1",
                "--port=" + PORT,
                "--username=" + USER,
                "--tuples-only",
                "--no-align",
                "--command=" + query);
    }

    private List<String> asItsUser(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                // Not in the folder of the tests, which this user may not be allowed to enter.
                "env",
                "--chdir=/",
                "setpriv",
                "--reuid=" + USER,
                "--regid=" + USER,
                "--clear-groups",
                programs + "/" + program,
                "-D",
                folder.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Debian has the programs of each version in a folder of its own, and the server's in no other. */
    private static Path newest() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
