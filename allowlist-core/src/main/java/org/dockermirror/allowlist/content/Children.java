package org.dockermirror.allowlist.content;

import java.util.List;
import org.dockermirror.allowlist.name.Digest;

/**
 * What a manifest leads to.
 *
 * @param manifests whether they are manifests themselves, as in an index
 */
public record Children(boolean manifests, List<Digest> digests) {

    public Children {
        digests = List.copyOf(digests);
    }
}
