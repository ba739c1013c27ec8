package org.dockermirror.cli.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dockermirror.cli.CommandRun;
import org.dockermirror.cli.nexus.FakeRest;
import org.junit.Before;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;

/** A {@code docker-mirror.yaml}, a server in memory, and the commands that compare them. */
abstract class CommandsOnAServer {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final FakeRest nexus = new FakeRest();

    Path file;
    Path password;
    CommandRun last;

    @Before
    public void write() throws IOException {
        file = folder.getRoot().toPath().resolve("docker-mirror.yaml");
        password = Files.writeString(file.resolveSibling("pw"), FakeRest.PASSWORD + "\n");
        wish("mirrors: [{repository: docker, allow: [helloz/**], port: 8082}]");
    }

    Path receipt() {
        return file.resolveSibling("docker-mirror.yaml.receipt.json");
    }

    void wish(String yaml) throws IOException {
        Files.writeString(file, yaml);
    }

    int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-f", file.toString(), "--url", nexus.url(), "--password-file", password.toString()));
        last = CommandRun.of(all.toArray(String[]::new));
        return last.status();
    }
}
