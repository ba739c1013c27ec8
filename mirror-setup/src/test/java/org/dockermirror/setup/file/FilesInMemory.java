package org.dockermirror.setup.file;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** Files below {@code etc}, by name; one without text is no UTF-8. */
record FilesInMemory(Map<String, String> texts) implements NeighbourFiles {

    @Override
    public Path locate(String name) {
        return Path.of("etc").resolve(name);
    }

    @Override
    public String read(Path file) throws IOException {
        String text = texts.get(file.getFileName().toString());
        if (text == null) {
            throw new NoSuchFileException(file.toString());
        }
        if (text.isEmpty()) {
            throw new MalformedInputException(1);
        }
        return text;
    }

    @Override
    public String stamp(Path file) {
        return "yesterday";
    }
}
