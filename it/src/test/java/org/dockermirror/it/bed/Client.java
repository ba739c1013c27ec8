package org.dockermirror.it.bed;

/** A client that people pull images with. */
public interface Client {
    /** Pulls {@code repository:tag} from a registry address. */
    Command.Result pull(String registry, String image);

    /** The digest under which the client knows an image that it has pulled. */
    String digest(String registry, String image);

    /** Tries to push a pulled image under another name. */
    Command.Result push(String registry, String image, String name);

    /** Forgets everything pulled, so that the next pull comes from the registry again. */
    void forget(String registry, String image);
}
