package org.dockermirror.routing.filter;

import java.util.UUID;
import javax.inject.Named;
import javax.inject.Singleton;

/**
 * A random value of this server process, by which a refusal can be recognised as its own: a request with the header
 * {@value #HEADER} that is refused by the filter is answered with the value in the same header.
 */
@Named
@Singleton
public class ProcessMarker {

    /** The header of the question and of the answer. */
    public static final String HEADER = "Docker-Mirror-Check";

    private final String value = UUID.randomUUID().toString();

    public String value() {
        return value;
    }
}
