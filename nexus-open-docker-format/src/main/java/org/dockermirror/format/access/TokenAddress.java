package org.dockermirror.format.access;

import org.sonatype.nexus.repository.view.Context;

/** Where clients fetch tokens, in the words of the address under which they reached the repository. */
public final class TokenAddress {

    /** The request attribute that a connector of the repository's own sets: {@code https://hub.example.com:8082}. */
    public static final String ORIGIN = TokenAddress.class.getName() + ".origin";

    private TokenAddress() {}

    /**
     * By connector {@code <scheme>://<host:port>/v2/token}; by path {@code <base url>/repository/<name>/v2/token}, which
     * a reverse proxy that prefixes paths turns into a path that the repository answers, too.
     */
    static String of(Context context) {
        Object origin = context.getRequest().getAttributes().get(ORIGIN);
        String root = origin == null ? context.getRepository().getUrl() : origin.toString();
        return root + "/v2/token";
    }
}
