package org.dockermirror.it.bed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The same archive as a later release would be: same bundles, another version in every name and manifest. */
public final class NewerKar {
    private static final Pattern VERSION = Pattern.compile("-(\\d+\\.\\d+\\.\\d+[^/]*)\\.kar");
    private final String from;
    private final String to;

    private NewerKar(String from, String to) {
        this.from = from;
        this.to = to;
    }

    public static Path of(Kar kar, String version) {
        Path file = kar.file();
        Matcher matcher = VERSION.matcher(file.getFileName().toString());
        if (!matcher.find()) {
            throw new IllegalStateException("no version in " + file);
        }
        NewerKar newer = new NewerKar(matcher.group(1), version);
        Path target =
                Bed.scratch("newer").resolve(newer.renamed(file.getFileName().toString()));
        try (InputStream in = Files.newInputStream(file)) {
            return Files.write(target, newer.rewritten(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] rewritten(InputStream archive) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(archive);
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(renamed(entry.getName())));
                out.write(content(entry.getName(), in.readAllBytes()));
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Our own bundles and texts say the other version; what is shipped of others stays as it is. */
    private byte[] content(String name, byte[] bytes) throws IOException {
        if (name.endsWith(".jar") && name.contains("org/dockermirror")) {
            return rewritten(new ByteArrayInputStream(bytes));
        }
        if (name.endsWith(".xml")) {
            return renamed(new String(bytes, UTF_8)).getBytes(UTF_8);
        }
        if (name.endsWith("MANIFEST.MF")) {
            return new String(bytes, UTF_8)
                    .replace("Bundle-Version: " + from, "Bundle-Version: " + to)
                    .getBytes(UTF_8);
        }
        return bytes;
    }

    private String renamed(String text) {
        return text.replace(from, to);
    }
}
