package org.dockermirror.setup.edit;

/** Says in one sentence why a file cannot be changed as wished; nothing was changed. */
public final class CannotEditException extends Exception {
    private static final long serialVersionUID = 1L;

    CannotEditException(String sentence) {
        super(sentence);
    }

    /** The sentence: it is never made without one. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
