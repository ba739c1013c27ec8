package org.dockermirror.preset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.allowlist.rule.AllowListParser;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.dockermirror.allowlist.rule.Position;
import org.dockermirror.allowlist.rule.WrittenEntry;
import org.dockermirror.routing.mirror.WishedMirror;
import org.dockermirror.setup.edit.CannotEditException;
import org.dockermirror.setup.file.InvalidMirrorFileException;

/** Changes allow-lists where they are written, and has them put in force before it returns. */
@Named
@Singleton
public class AllowListEditor {

    private final WishSource source;
    private final EditedText text;
    private final SetUpLifecycle lifecycle;

    @Inject
    public AllowListEditor(WishSource source, EditedText text, SetUpLifecycle lifecycle) {
        this.source = source;
        this.text = text;
        this.lifecycle = lifecycle;
    }

    /**
     * Replaces a mirror's whole list.
     *
     * @param isExpected whether the change was made for what is written now, by its tag
     * @throws InvalidAllowListException if an entry is wrong; positions count the entries from 1
     * @throws CannotChangeListException if the list can be changed, but not here or not now
     */
    void replace(WishedMirror mirror, List<String> entries, Predicate<String> isExpected)
            throws InvalidAllowListException, CannotChangeListException {
        // What the editor reads must not be taken for what the set-up has read.
        synchronized (lifecycle) {
            WishReading reading = source.read();
            if (!isExpected.test(reading.etag())) {
                throw CannotChangeListException.changedMeanwhile(reading.source());
            }
            check(mirror, entries);
            change(reading, new ListReplacement(mirror.repository(), entries));
        }
    }

    /**
     * Adds one entry at the end of a mirror's list, if it is not there yet.
     *
     * @throws InvalidAllowListException if the entry is wrong
     * @throws CannotChangeListException if the list can be changed, but not here or not now
     */
    void add(WishedMirror mirror, String entry) throws InvalidAllowListException, CannotChangeListException {
        synchronized (lifecycle) {
            check(mirror, Collections.singletonList(entry));
            change(source.read(), new ListAddition(mirror.repository(), entry));
        }
    }

    private static void check(WishedMirror mirror, List<String> entries) throws InvalidAllowListException {
        List<WrittenEntry> written = new ArrayList<>();
        for (String entry : entries) {
            written.add(new WrittenEntry(entry, new Position("entry", written.size() + 1, 0)));
        }
        AllowListParser.parse(written, mirror.indexType(), mirror.upstreamHost());
    }

    private void change(WishReading reading, ListEdit edit) throws CannotChangeListException {
        if (source.isStored()) {
            changeStored(source.stored(), edit);
        } else {
            changeFile(reading, edit);
        }
        lifecycle.runNow();
    }

    private static void changeStored(StoredWish stored, ListEdit edit) throws CannotChangeListException {
        try {
            String before = stored.allowList(edit.repository());
            stored.change(edit.repository(), edit.inTextFile(before, Collections.emptyList()));
        } catch (CannotEditException e) {
            throw CannotChangeListException.at(stored.name() + " cannot be changed from here: " + e.sentence());
        }
    }

    private void changeFile(WishReading reading, ListEdit edit) throws CannotChangeListException {
        Path file = source.editable()
                .orElseThrow(() -> CannotChangeListException.at(reading.source()
                        + " says what is allowed; change it there and restart the server, or take it back and write "
                        + "a file instead"));
        try {
            new EditedFile(file, text.of(reading)).change(edit);
        } catch (CannotEditException e) {
            throw CannotChangeListException.at(file + " cannot be changed from here: " + e.sentence());
        } catch (InvalidMirrorFileException e) {
            throw CannotChangeListException.at(
                    file + " has other errors, which must be mended in it first: " + e.getMessage());
        } catch (IOException e) {
            throw CannotChangeListException.at(String.valueOf(e.getMessage()));
        }
    }
}
