package org.dockermirror.cli.server;

import java.nio.file.Files;
import java.nio.file.Path;

/** The directory that holds one server: the unpacked program, the server's own data, and what belongs to its process. */
public record ServerDirectory(Path root) {

    /** The version of Nexus that is fetched: the newest whose open core is on Maven Central and the lowest that is supported. */
    public static final String NEXUS_VERSION = "3.71.0-06";

    private static final String TEMPLATE = "nexus-base-template-" + NEXUS_VERSION;

    public ServerDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** The unpacked program. */
    public Path install() {
        return root.resolve(TEMPLATE);
    }

    /** The program while it is being unpacked; only a complete one gets its own name. */
    Path unpacking() {
        return root.resolve(TEMPLATE + ".unpacking");
    }

    Path download() {
        return root.resolve("download");
    }

    /** The folder that Nexus loads KARs from. */
    public Path deploy() {
        return install().resolve("deploy");
    }

    /** What Nexus calls its data directory. */
    public Path data() {
        return root.resolve("sonatype-work").resolve("nexus3");
    }

    public Path nexusProperties() {
        return data().resolve("etc").resolve("nexus.properties");
    }

    public Path mirrorFile() {
        return data().resolve("etc").resolve("docker-mirror.yaml");
    }

    /** The random first password; Nexus deletes the file when the password is changed. */
    public Path passwordFile() {
        return data().resolve("admin.password");
    }

    public Path nexusLog() {
        return data().resolve("log").resolve("nexus.log");
    }

    /** What the process of the server writes, before its own log is open. */
    public Path outputLog() {
        return root.resolve("server.log");
    }

    public Path mavenLog() {
        return root.resolve("maven.log");
    }

    Path pidFile() {
        return root.resolve("server.pid");
    }

    public Path lockFile() {
        return root.resolve("demo.lock");
    }

    public boolean isInstalled() {
        return Files.isDirectory(install());
    }
}
