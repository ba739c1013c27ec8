package org.dockermirror.it.bed;

/** A way in to the mirror {@code docker}. */
public enum Entrance {
    PATH(NexusServer.URL + "/repository/docker", NexusServer.URL + "/repository/docker/v2/token"),
    CONNECTOR("http://127.0.0.1:8082", "http://127.0.0.1:8082/v2/token"),
    /** Through the article's nginx, which puts the repository's path before whatever a client asks for. */
    NGINX(NginxSite.URL, NginxSite.URL + "/repository/docker/v2/token");

    /** What comes before {@code /v2/}. */
    public final String url;

    /** Where a client that came in here is sent for its token. */
    public final String tokens;

    Entrance(String url, String tokens) {
        this.url = url;
        this.tokens = tokens;
    }

    /** What clients type before the image; there is none for a path. */
    public String registry() {
        if (this == PATH) {
            throw new IllegalStateException("clients cannot type a path");
        }
        return url.replaceFirst("https?://", "");
    }
}
