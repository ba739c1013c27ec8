package org.dockermirror.preset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
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

/** Takes mirrors out of where they are written, so that no start makes them again. */
@Named
@Singleton
public class MirrorWithdrawal {

    private final WishSource source;
    private final ReceiptFile receipts;

    @Inject
    public MirrorWithdrawal(WishSource source, ReceiptFile receipts) {
        this.source = source;
        this.receipts = receipts;
    }

    /** Whether what was read is wished: the mirror that nobody wrote is, only where it was agreed to. */
    boolean isWished(WishReading reading) {
        return reading.isAgreed() || receipts.read().agreed();
    }

    /**
     * Says whether they can be taken out, and writes nothing.
     *
     * @throws CannotChangeListException if they cannot, with what is to be changed where
     */
    void require(WishReading reading, Set<String> repositories) throws CannotChangeListException {
        MirrorFile wished = reading.wished();
        if (wished == null) {
            throw CannotChangeListException.at(
                    reading.source() + " has errors, which must be mended in it first: " + reading.problem());
        }
        Set<String> written = written(wished.wish(), repositories);
        if (written.isEmpty()) {
            return;
        }
        if (source.isFileThere()) {
            without(reading, written);
        } else if (source.editable().isEmpty() && !source.isStored()) {
            throw CannotChangeListException.at(reading.source() + " says that " + String.join(", ", written)
                    + " is mirrored; unset it, restart the server, and remove the mirror then");
        }
    }

    /**
     * Takes them out; those that are written nowhere are passed over.
     *
     * @throws CannotChangeListException if they cannot be taken out, with what is to be changed where; then nothing has
     *     changed
     */
    void withdraw(WishReading reading, Set<String> repositories) throws CannotChangeListException {
        require(reading, repositories);
        MirrorFile wished = reading.wished();
        Set<String> written = wished == null ? Set.of() : written(wished.wish(), repositories);
        if (written.isEmpty()) {
            return;
        }
        if (source.isFileThere()) {
            write(without(reading, written));
        } else if (source.isStored()) {
            written.forEach(source.stored()::remove);
        } else {
            receipts.write(receipts.read().agreeing(false));
        }
    }

    private static Set<String> written(Wish wish, Set<String> repositories) {
        return wish.mirrors().stream()
                .map(Mirror::repository)
                .filter(repositories::contains)
                .collect(Collectors.toSet());
    }

    private String without(WishReading reading, Set<String> written) throws CannotChangeListException {
        String text = reading.written();
        try {
            for (String repository : written) {
                text = MirrorFileEdit.withoutMirror(text, repository);
            }
            MirrorFile.parse(reading.source(), text, NeighbourFiles.of(Path.of(reading.source())));
            return text;
        } catch (CannotEditException e) {
            throw CannotChangeListException.at(reading.source() + " cannot be changed from here: " + e.sentence());
        } catch (InvalidMirrorFileException e) {
            throw CannotChangeListException.at(reading.source()
                    + " cannot be changed from here: without the mirror it would be wrong: " + e.getMessage());
        }
    }

    private void write(String text) throws CannotChangeListException {
        try {
            SourceFile.write(source.editable().orElseThrow(), text);
        } catch (IOException e) {
            throw CannotChangeListException.at(String.valueOf(e.getMessage()));
        }
    }
}
