package org.dockermirror.assembly;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files in a zip archive (a KAR, a jar), by name; directories are left out. */
final class Archive {

    private static final Path TARGET = Path.of(System.getProperty("archives"));

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private Archive(InputStream bytes) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
    }

    /** One of the archives that the build made. */
    static Archive built(String name) throws IOException {
        try (InputStream bytes = Files.newInputStream(TARGET.resolve(name))) {
            return new Archive(bytes);
        }
    }

    /** An archive within this one. */
    Archive within(String name) throws IOException {
        return new Archive(new ByteArrayInputStream(file(name)));
    }

    Map<String, byte[]> files() {
        return files;
    }

    byte[] file(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new AssertionError("no " + name + " among " + files.keySet());
        }
        return bytes;
    }
}
