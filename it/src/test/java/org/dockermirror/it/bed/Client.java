package org.dockermirror.it.bed;

/** A client that people pull images with. */
public interface Client {
    /** Pulls {@code repository:tag} from a registry address; the result says the digest with {@link #digest}. */
    Command.Result pull(String registry, String image);

    /** The digest under which the client knows an image that it has pulled. */
    String digest(String registry, String image);

    /** Tries to push an image that the client has under this name. */
    Command.Result push(String registry, String image);

    /** Forgets everything pulled, so that the next pull comes from the registry again. */
    void forget(String registry, String image);
}
