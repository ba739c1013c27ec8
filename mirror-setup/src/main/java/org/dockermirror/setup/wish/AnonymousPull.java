package org.dockermirror.setup.wish;

/**
 * What anonymous users are to get.
 *
 * @param role the id of the role that is made for them
 * @param grant which repositories the role lets them pull from
 */
public record AnonymousPull(String role, Grant grant) {

    /** The role's id where none is wished. */
    public static final String DEFAULT_ROLE = "DockerPullAnonymous";

    /** The repositories that anonymous users may pull from. */
    public enum Grant {
        /** The mirrors, and nothing else. */
        MIRRORS,
        /** Every Docker repository of the server. */
        ALL_DOCKER
    }

    /** What is wished where nothing is said. */
    public static AnonymousPull standard() {
        return new AnonymousPull(DEFAULT_ROLE, Grant.MIRRORS);
    }
}
