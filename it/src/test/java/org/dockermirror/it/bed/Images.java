package org.dockermirror.it.bed;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The images of the test bed, as {@code repository:tag} with the digest of what the tag points to. */
public final class Images {
    public static final String ONENAV = "helloz/onenav:0.9.33";
    public static final String NGINX = "library/nginx:latest";
    public static final String NGINX_DOCKER_LIST = "library/nginx:dockerlist";
    public static final String BIG = "helloz/big:latest";
    /** An OCI manifest that does not say its own media type, as the specification allows. */
    public static final String UNTYPED = "helloz/untyped:latest";
    /** An image that only the test of a lying upstream asks for, and so is never in a cache. */
    public static final String FORGED = "helloz/forged:latest";

    public static final String TEAM_APP = "team/app:1";
    public static final String TEAM_DEEP = "team/app/deep:1";
    public static final String ONE_IMAGE = "other/tool:1";
    public static final String OFF_LIST = "baiyuetribe/zdir:latest";

    /** Private: only with the account's password. */
    public static final String PRIVATE = TokenServer.ACCOUNT + "/tool:1";

    private static final int BIG_BYTES = 200 << 20;

    private final Map<String, String> digests;

    private Images(Map<String, String> digests) {
        this.digests = Map.copyOf(digests);
    }

    /** The digest that a pull of the image must end with. */
    public String digest(String image) {
        return Objects.requireNonNull(digests.get(image), image);
    }

    static Images pushedTo(String registry) {
        Map<String, String> digests = new java.util.TreeMap<>();
        for (String small : List.of(ONENAV, OFF_LIST, TEAM_APP, TEAM_DEEP, ONE_IMAGE, FORGED, PRIVATE)) {
            digests.put(small, image(registry, small, MediaTypes.DOCKER).single(small));
        }
        digests.put(NGINX, image(registry, NGINX, MediaTypes.OCI).index());
        digests.put(
                NGINX_DOCKER_LIST,
                image(registry, NGINX_DOCKER_LIST, MediaTypes.DOCKER).index());
        digests.put(UNTYPED, image(registry, UNTYPED, MediaTypes.OCI).untyped());
        digests.put(
                BIG,
                image(registry, BIG, MediaTypes.DOCKER)
                        .withRandomLayer(BIG_BYTES)
                        .single(BIG));
        return new Images(digests);
    }

    private static ImagePush image(String registry, String image, MediaTypes types) {
        return ImagePush.to(registry, image, types);
    }
}
