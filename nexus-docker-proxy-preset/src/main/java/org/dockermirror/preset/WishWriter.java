package org.dockermirror.preset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.setup.edit.CannotEditException;
import org.dockermirror.setup.edit.MirrorFileEdit;
import org.dockermirror.setup.file.InvalidMirrorFileException;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.file.NeighbourFiles;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;

/**
 * Puts a {@code docker-mirror.yaml} into what is wished of this server, where that is written: the mirrors that it names
 * are added or changed, the others stay, and so does every other setting that it does not name.
 */
@Named
@Singleton
public class WishWriter {

    private final WishSource source;
    private final EditedText text;

    @Inject
    public WishWriter(WishSource source, EditedText text) {
        this.source = source;
        this.text = text;
    }

    /**
     * What would be wished then; nothing is written.
     *
     * @throws InvalidMirrorFileException if what is sent is wrong, with everything that is
     * @throws CannotChangeListException if it cannot be put where the wish is written
     */
    Merged merge(String sent) throws InvalidMirrorFileException, CannotChangeListException {
        MirrorFile alone = parse(sent);
        String present = present(alone.wish());
        Merged merged;
        try {
            String all = present.isEmpty() ? sent : MirrorFileEdit.withFile(present, sent);
            merged = new Merged(all, all.equals(sent) ? alone : parse(all));
        } catch (CannotEditException e) {
            throw CannotChangeListException.at(source.inWords() + " cannot be changed from here: " + e.sentence());
        } catch (InvalidMirrorFileException e) {
            throw CannotChangeListException.at("what was sent does not go together with what " + source.inWords()
                    + " says besides: " + e.getMessage());
        }
        if (source.isStored()) {
            requireFields(merged.file().wish());
        }
        return merged;
    }

    /** What stays beside what is sent. Of the mirror that nobody wrote nothing stays where a file names it. */
    private String present(Wish sent) {
        WishReading reading = source.read();
        MirrorFile wished = reading.wished();
        if (wished == null) {
            return "";
        }
        if (source.isStored()) {
            return reading.written();
        }
        return source.isFileThere() || !names(sent).containsAll(names(wished.wish())) ? text.present(reading) : "";
    }

    private static List<String> names(Wish wish) {
        return wish.mirrors().stream().map(Mirror::repository).collect(Collectors.toList());
    }

    /**
     * Writes it.
     *
     * @throws CannotChangeListException if it cannot be written; then it is as it was
     */
    void write(Merged merged) throws CannotChangeListException {
        if (source.isStored()) {
            forms(merged.file().wish()).forEach(source.stored()::put);
            return;
        }
        try {
            if (!source.isFileThere() || !source.read().written().equals(merged.text())) {
                SourceFile.write(file(), merged.text());
            }
        } catch (IOException e) {
            throw CannotChangeListException.at(String.valueOf(e.getMessage()));
        }
    }

    private MirrorFile parse(String written) throws InvalidMirrorFileException, CannotChangeListException {
        if (source.isStored()) {
            return MirrorFile.parse(source.stored().name(), written);
        }
        Path file = file();
        return MirrorFile.parse(file.toString(), written, NeighbourFiles.of(file));
    }

    private Path file() throws CannotChangeListException {
        return source.editable()
                .orElseThrow(() -> CannotChangeListException.at(source.inWords()
                        + " says what is wished on this server, and cannot be changed from here; take it back before a"
                        + " file is put in its place"));
    }

    private void requireFields(Wish wish) throws InvalidMirrorFileException, CannotChangeListException {
        Wish filledIn = parse(MirrorForm.file(forms(wish))).wish();
        boolean isSame = filledIn.anonymousPull().equals(wish.anonymousPull());
        for (int i = 0; i < wish.mirrors().size(); i++) {
            isSame &= filledIn.mirrors().get(i).isWrittenLike(wish.mirrors().get(i));
        }
        if (!isSame) {
            throw CannotChangeListException.at(
                    "the mirrors of this server are filled in under System, Capabilities, where"
                            + " a mirror has the fields repository, allow, upstream, port and denyMessage and nothing else; write "
                            + source.file()
                            + " in the server, which counts before them, or leave the other settings out");
        }
    }

    private static List<MirrorForm> forms(Wish wish) {
        return wish.mirrors().stream().map(MirrorForm::of).collect(Collectors.toList());
    }

    /** What would be wished. */
    static final class Merged {
        private final String text;
        private final MirrorFile file;

        private Merged(String text, MirrorFile file) {
            this.text = text;
            this.file = file;
        }

        /** As the text of a {@code docker-mirror.yaml}. */
        String text() {
            return text;
        }

        MirrorFile file() {
            return file;
        }
    }
}
