package org.dockermirror.setup.wish;

import java.net.URI;
import java.util.Optional;

/**
 * The address of a mirror that clients type before an image's name, as in {@code docker pull hub.example.com/x/y}.
 *
 * @param url scheme, host and, if it is not the scheme's own, port
 * @param certificate what the web server in front shows there, if the file says it
 */
public record PublicAddress(URI url, Optional<ServerCertificate> certificate) {

    /** Host and port, as they are typed. */
    public String authority() {
        return url.getRawAuthority();
    }
}
