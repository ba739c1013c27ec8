package org.dockermirror.preset;

import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.setup.edit.CannotEditException;
import org.dockermirror.setup.file.InvalidMirrorFileException;
import org.dockermirror.setup.plan.Consent;

/** Adds one mirror to those that the server has, where they are written. */
@Named
@Singleton
public class MirrorCreation {

    private final WishSource source;
    private final EditedText text;
    private final SentFile file;
    private final SetUpLifecycle lifecycle;

    @Inject
    public MirrorCreation(WishSource source, EditedText text, SentFile file, SetUpLifecycle lifecycle) {
        this.source = source;
        this.text = text;
        this.file = file;
        this.lifecycle = lifecycle;
    }

    /**
     * What it would change.
     *
     * @throws InvalidMirrorFileException if it does not go together with the mirrors that are there
     * @throws CannotChangeListException if it cannot be written where those are
     */
    PlanView plan(MirrorForm mirror) throws InvalidMirrorFileException, CannotChangeListException {
        synchronized (lifecycle) {
            return file.plan(with(mirror), Consent.APPLY);
        }
    }

    /**
     * Writes it, and has it made before it returns. What is in the way stops it before anything is written.
     *
     * @throws InvalidMirrorFileException if it does not go together with the mirrors that are there
     * @throws CannotChangeListException if it cannot be written where those are
     */
    public PlanView create(MirrorForm mirror) throws InvalidMirrorFileException, CannotChangeListException {
        synchronized (lifecycle) {
            return file.apply(with(mirror), Consent.APPLY);
        }
    }

    /** The file that says what is wished now, and the mirror. */
    private String with(MirrorForm mirror) throws CannotChangeListException {
        if (source.isStored()) {
            throw CannotChangeListException.at(
                    "the mirrors of this server are filled in under System, Capabilities; create"
                            + " this one there too, with the capability Docker mirror");
        }
        String present = text.of(source.read());
        if (present.isEmpty()) {
            return MirrorForm.file(List.of(mirror));
        }
        try {
            return mirror.addedTo(present);
        } catch (CannotEditException e) {
            throw CannotChangeListException.at(source.inWords() + " cannot be changed from here: " + e.sentence());
        }
    }
}
