package org.dockermirror.allowlist.content;

import java.util.List;
import java.util.stream.Stream;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;
import org.dockermirror.allowlist.rule.AllowListParser;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.dockermirror.allowlist.rule.Scope;
import org.dockermirror.allowlist.rule.WrittenEntry;

/** Images, digests and lists by short names. */
final class TestImages {
    static final String HUB = "docker";
    static final ImageName APP = ImageName.parse("team/app");
    static final ImageName OTHER = ImageName.parse("team/other");
    static final Tag V1 = Tag.parse("v1");
    static final Tag V2 = Tag.parse("v2");

    private TestImages() {}

    /** A digest that is the same for the same number. */
    static Digest digest(int number) {
        return new Digest(Digest.SHA256, String.format("%064x", number * 0x9e3779b97f4a7c15L));
    }

    static Digest longDigest(int number) {
        return new Digest(Digest.SHA512, String.format("%0128x", number * 0x9e3779b97f4a7c15L));
    }

    static Children index(Digest... manifests) {
        return new Children(true, List.of(manifests));
    }

    static Children manifest(Digest... blobs) {
        return new Children(false, List.of(blobs));
    }

    /** What a list of these entries says about the image. */
    static Scope scope(ImageName image, String... entries) {
        try {
            return AllowListParser.parse(
                            WrittenEntry.allIn("test", Stream.of(entries).toList()), IndexType.REGISTRY)
                    .list()
                    .scopeOf(image)
                    .orElseThrow();
        } catch (InvalidAllowListException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
