package org.dockermirror.setup.nginx;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.dockermirror.setup.wish.Mirror;

/** How a site tells by which map it refuses: a header of each such answer, with a value that no other map has. */
public final class MapMark {

    /** The header's name. */
    public static final String HEADER = "Docker-Mirror-Map";

    private MapMark() {}

    /** The header's value in the site of a mirror that is written as this one. */
    public static String of(Mirror mirror) {
        String map =
                mirror.repository() + "\n" + mirror.allow().indexType() + "\n" + new ListMap(mirror.allow()).lines();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(map.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
