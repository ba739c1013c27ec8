package org.dockermirror.cli.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.dockermirror.cli.CommandException;

/** The address of a registry, as a person types it: without {@code /v2/} and without a slash at its end. */
public final class RegistryAddress {

    private RegistryAddress() {}

    /**
     * Reads an address; without a scheme https is meant.
     *
     * @param what what messages call it
     */
    public static URI parse(String what, String typed) {
        String text = typed.contains("://") ? typed : "https://" + typed;
        try {
            URI uri = new URI(text.replaceAll("/+$", "").replaceAll("/v2$", ""));
            if (uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && List.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw CommandException.badInput(
                what + " is what clients type before the image, as in https://hub.example.com, without user and query");
    }
}
