package org.dockermirror.cli.nexus;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user of a Nexus and its password. Its text never shows the password. */
public record Login(String user, String password) {

    String header() {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public String toString() {
        return "user " + user;
    }
}
