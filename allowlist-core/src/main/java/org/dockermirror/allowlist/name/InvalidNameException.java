package org.dockermirror.allowlist.name;

/** Says that a text is no image name, tag or digest; the message names the text, what is wrong and what would be right. */
public final class InvalidNameException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidNameException(String message) {
        super(message);
    }
}
