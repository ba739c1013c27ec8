package org.dockermirror.it.demo;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.Command;
import org.dockermirror.it.bed.MirrorCommand;

/** The command {@code demo}, and others beside it. */
final class Demo {
    /** Where the demo of the tests keeps its server. */
    static final Path DATA = Bed.scratch("demo").resolve("data");

    private Demo() {}

    static Command.Result demo(String... options) {
        List<String> arguments = new ArrayList<>(List.of("demo", "--data", DATA.toString()));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    /** There is no network and no home directory of a person here, but the build has filled Maven's local repository. */
    static Command.Result run(String... arguments) {
        return MirrorCommand.run(List.of("MAVEN_OPTS=-Dmaven.repo.local=" + localRepository()), arguments);
    }

    /** Four levels above JUnit's own jar: junit/junit/version/junit-version.jar. */
    private static Path localRepository() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*/junit/junit/[^/]+/junit-[^/]+\\.jar"))
                .map(jar -> Path.of(jar).getParent().getParent().getParent().getParent())
                .findFirst()
                .orElseThrow();
    }
}
