package org.dockermirror.preset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dockermirror.allowlist.rule.WrittenEntry;
import org.dockermirror.setup.edit.CannotEditException;
import org.dockermirror.setup.edit.MirrorFileEdit;
import org.dockermirror.setup.file.InvalidMirrorFileException;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.file.NeighbourFiles;
import org.dockermirror.setup.wish.Mirror;

/** A {@code docker-mirror.yaml} with the text file that it may name, changed as a whole or not at all. */
final class EditedFile {

    private final Path file;
    private final String text;
    private final NeighbourFiles beside;

    EditedFile(Path file, String text) {
        this.file = file;
        this.text = text;
        this.beside = NeighbourFiles.of(file);
    }

    /**
     * Changes the list where it stands, if that is valid together with all that stands beside it.
     *
     * @throws IOException with a sentence that names the file, if it cannot be read or written
     */
    void change(ListEdit edit) throws CannotEditException, InvalidMirrorFileException, IOException {
        Optional<String> textFile = MirrorFileEdit.allowFile(text, edit.repository());
        if (textFile.isPresent()) {
            changeTextFile(beside.locate(textFile.get()), edit);
            return;
        }
        String after = edit.inMirrorFile(text);
        MirrorFile.parse(file.toString(), after, beside);
        write(file, text, after);
    }

    private void changeTextFile(Path list, ListEdit edit)
            throws CannotEditException, InvalidMirrorFileException, IOException {
        String before = Files.exists(list) ? beside.read(list) : "";
        String after = edit.inTextFile(before, inMirrorFile(list, edit.repository()));
        Mirror mirror = mirror(MirrorFile.parse(file.toString(), text, with(list, after)), edit.repository());
        if (!edit.isDoneIn(mirror.written())) {
            throw new IOException("the entries of \"" + edit.repository() + "\" stand partly in " + list
                    + " and partly under \"deny\" in " + file + "; what stands there must be changed there");
        }
        write(list, before, after);
    }

    /** The entries that stand in the file itself, though it names another: its denies. */
    private List<String> inMirrorFile(Path list, String repository) throws InvalidMirrorFileException {
        List<String> entries = new ArrayList<>();
        MirrorFile denies = MirrorFile.parse(file.toString(), text, with(list, ""));
        for (WrittenEntry entry : mirror(denies, repository).entries()) {
            entries.add(entry.text());
        }
        return entries;
    }

    private static Mirror mirror(MirrorFile parsed, String repository) {
        return parsed.wish().mirrors().stream()
                .filter(mirror -> mirror.repository().equals(repository))
                .findFirst()
                .orElseThrow();
    }

    /** The files beside it, one of them with another text. */
    private NeighbourFiles with(Path changed, String after) {
        return new NeighbourFiles() {
            @Override
            public Path locate(String name) {
                return beside.locate(name);
            }

            @Override
            public String read(Path other) throws IOException {
                return other.equals(changed) ? after : beside.read(other);
            }
        };
    }

    private static void write(Path file, String before, String after) throws IOException {
        if (!after.equals(before)) {
            SourceFile.write(file, after);
        }
    }
}
