package org.dockermirror.preset;

import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.setup.file.InvalidMirrorFileException;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.plan.Consent;

/** Adds one mirror to those that the server has, where they are written. */
@Named
@Singleton
public class MirrorCreation {

    private final WishSource source;
    private final EditedText text;
    private final SentFile file;
    private final SetUpLifecycle lifecycle;
    private final RunUnderWay run;

    @Inject
    public MirrorCreation(
            WishSource source, EditedText text, SentFile file, SetUpLifecycle lifecycle, RunUnderWay run) {
        this.source = source;
        this.text = text;
        this.file = file;
        this.lifecycle = lifecycle;
        this.run = run;
    }

    /**
     * What it would change.
     *
     * @throws InvalidMirrorFileException if it is wrong
     * @throws CannotChangeListException if it cannot be written where the others are
     */
    PlanView plan(MirrorForm mirror) throws InvalidMirrorFileException, CannotChangeListException {
        synchronized (lifecycle) {
            requireNew(mirror);
            return file.plan(MirrorForm.file(List.of(mirror)), Consent.APPLY);
        }
    }

    /**
     * Writes it, and has it made before it returns. What is in the way stops it before anything is written.
     *
     * @throws InvalidMirrorFileException if it is wrong
     * @throws CannotChangeListException if it cannot be written where the others are, or another run is under way
     */
    public PlanView create(MirrorForm mirror) throws InvalidMirrorFileException, CannotChangeListException {
        run.begin("a new mirror");
        try {
            synchronized (lifecycle) {
                requireNew(mirror);
                return file.apply(MirrorForm.file(List.of(mirror)), Consent.APPLY);
            }
        } finally {
            run.end();
        }
    }

    /** Of that name, and beside mirrors that are written somewhere. */
    private void requireNew(MirrorForm form) throws CannotChangeListException {
        WishReading reading = source.read();
        MirrorFile wished = reading.wished();
        if (wished == null) {
            throw CannotChangeListException.at(
                    reading.source() + " has errors, which must be mended in it first: " + reading.problem());
        }
        boolean isWritten = source.isStored() || !text.of(reading).isEmpty();
        if (isWritten
                && wished.wish().mirrors().stream()
                        .anyMatch(mirror -> mirror.repository().equals(form.repository()))) {
            throw CannotChangeListException.at(reading.source() + " has a mirror " + form.repository()
                    + " already; change that one, or take another name");
        }
    }
}
