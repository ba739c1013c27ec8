package org.dockermirror.preset;

/** Says why a list, though it may be right, was not changed. */
public final class CannotChangeListException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isChangedMeanwhile;

    private CannotChangeListException(String message, boolean isChangedMeanwhile) {
        super(message);
        this.isChangedMeanwhile = isChangedMeanwhile;
    }

    /** The place where it is written does not take the change. */
    static CannotChangeListException at(String sentence) {
        return new CannotChangeListException(sentence, false);
    }

    /** Somebody else was faster. */
    static CannotChangeListException changedMeanwhile(String source) {
        return new CannotChangeListException(
                source
                        + " has changed since the allow-list was read; get it again, and send the change with its new ETag",
                true);
    }

    boolean isChangedMeanwhile() {
        return isChangedMeanwhile;
    }
}
