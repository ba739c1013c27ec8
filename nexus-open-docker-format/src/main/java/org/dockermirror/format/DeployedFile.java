package org.dockermirror.format;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.common.app.ApplicationDirectories;

/** The archive in the server's deploy folder that the format came in. */
@Named
@Singleton
public class DeployedFile {

    private static final String PREFIX = "open-docker-format-";
    private static final String SUFFIX = ".kar";

    private final Path folder;

    @Inject
    public DeployedFile(ApplicationDirectories directories) {
        folder = directories.getInstallDirectory().toPath().resolve("deploy");
    }

    /** What it is called there; several names if there are several, and its name without a version if none is seen. */
    String name() {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            files.forEach(file -> found.add(String.valueOf(file.getFileName())));
        } catch (IOException e) {
            // A folder that cannot be read, or is elsewhere: the name is known all the same.
            found.clear();
        }
        Collections.sort(found);
        return found.isEmpty() ? PREFIX + "<version>" + SUFFIX : String.join(" and ", found);
    }
}
