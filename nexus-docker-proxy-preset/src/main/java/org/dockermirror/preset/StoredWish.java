package org.dockermirror.preset;

import java.util.Optional;

/** What administrators wish in the server's own web UI, kept in its database. */
public interface StoredWish {

    /** In words, for messages. */
    String name();

    /** The wish as the text of a {@code docker-mirror.yaml}; nothing if none is stored. */
    Optional<String> text();

    /** A mirror's allow-list as text, one entry a line; empty if there is no such mirror. */
    String allowList(String repository);

    /** Adds a mirror, or changes the one of its name. */
    void put(MirrorForm mirror);

    /** Replaces a mirror's allow-list. */
    void change(String repository, String allowList);

    /** Takes a mirror out. */
    void remove(String repository);
}
