package org.dockermirror.setup.wish;

/**
 * The account by which a mirror asks its upstream. Its text never shows the password.
 *
 * @param username the account's name
 * @param password the account's password, or a token that stands for it
 * @param stamp a text that changes when the password may have changed, and tells nothing of it
 */
public record Credentials(String username, String password, String stamp) {

    @Override
    public String toString() {
        return "account " + username;
    }
}
