package org.dockermirror.cli.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dockermirror.cli.progress.Progress;

/** The open-core Nexus as it lies on Maven Central: fetched once, unpacked once. */
public record ServerTemplate(ServerDirectory directory, Progress progress) {

    /** What unpacking and the first start need on the disk, in megabytes; measured, with some room. */
    public static final int DISK_MEGABYTES = 1000;

    private static final String GROUP_AND_NAME = "org.sonatype.nexus.assemblies:nexus-base-template";
    private static final List<String> PROGRAMS = List.of("bin/nexus", "bin/setenv");

    /** Makes sure that the program is there; a complete one is left alone. */
    public void install() {
        if (directory.isInstalled()) {
            return;
        }
        MavenFetch maven = new MavenFetch(MavenFetch.defaultCommand(), progress);
        maven.requireMaven();
        try {
            Path download = Files.createDirectories(directory.download());
            maven.fetch(GROUP_AND_NAME + ":" + ServerDirectory.NEXUS_VERSION + ":zip", download, directory.mavenLog());
            delete(directory.unpacking());
            unpack(
                    download.resolve("nexus-base-template-" + ServerDirectory.NEXUS_VERSION + ".zip"),
                    directory.unpacking());
            Files.move(
                    directory
                            .unpacking()
                            .resolve(directory.install().getFileName().toString()),
                    directory.install(),
                    StandardCopyOption.ATOMIC_MOVE);
            delete(directory.unpacking());
            delete(download);
        } catch (IOException e) {
            throw FileProblem.of("unpack Nexus", directory.root(), e);
        }
    }

    private void unpack(Path zip, Path into) throws IOException {
        Files.createDirectories(into);
        try (ZipFile file = new ZipFile(zip.toFile());
                Progress.Task task = progress.begin("Unpacking", file.size(), " files")) {
            Enumeration<? extends ZipEntry> entries = file.entries();
            for (long done = 1; entries.hasMoreElements(); done++) {
                unpack(file, entries.nextElement(), into);
                task.advanceTo(done);
            }
        }
    }

    private static void unpack(ZipFile file, ZipEntry entry, Path into) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("the archive has an entry outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(into.resolve(target).getParent());
        try (InputStream in = file.getInputStream(entry)) {
            Files.copy(in, target);
        }
        // The JDK reads no permissions from a zip.
        if (PROGRAMS.stream().anyMatch(program -> target.endsWith(program))
                && !target.toFile().setExecutable(true)) {
            throw new IOException("could not make " + target + " executable");
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
