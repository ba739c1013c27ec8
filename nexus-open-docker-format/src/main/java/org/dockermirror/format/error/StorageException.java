package org.dockermirror.format.error;

import java.io.IOException;

/**
 * Something cannot be kept because of this server, not of upstream: its disk is full, or cannot be written to. The message
 * is for the person at the client, so it names no file; the cause does.
 */
public final class StorageException extends IOException {
    private static final long serialVersionUID = 1L;

    public StorageException(Exception cause) {
        super("this mirror cannot write to its blob store, whose disk may be full; its log says more", cause);
    }
}
