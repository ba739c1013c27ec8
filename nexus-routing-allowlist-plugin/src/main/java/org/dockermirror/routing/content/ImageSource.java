package org.dockermirror.routing.content;

import java.util.List;
import org.dockermirror.allowlist.name.Tag;
import org.dockermirror.allowlist.rule.Scope;

/** Where the manifests of one image can be read: a repository, with its cache and its upstream. */
interface ImageSource {

    /** How an attempt to read something ended. */
    enum Outcome {
        READ,
        ABSENT,
        FAILED
    }

    /**
     * Has the repository serve a manifest, and learns from it.
     *
     * @param reference a tag or a digest
     */
    Outcome read(String reference);

    /** Tags and digests of the image's manifests in the cache, in no order. */
    List<String> cached();

    /** The allowed tags of the tag list, in its order; none if there is no list. */
    List<Tag> listedTags(Scope scope);
}
