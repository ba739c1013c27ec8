package org.dockermirror.allowlist.content;

import org.dockermirror.allowlist.name.Digest;

/**
 * What was learned, in order. Digests and image names are said once and then go by their number: that of a digest is the
 * number of {@linkplain DigestTable rows} before it, that of a name the number of names before it.
 */
interface Facts {

    /** The next digest. */
    void digest(Digest digest);

    /** The next image name, and the repository that serves it. */
    void name(String repository, String image);

    /** @param manifests whether the children are manifests, as in an index */
    void children(int manifest, boolean manifests, int[] children);

    /** The manifest was served under the name. */
    void served(int name, int manifest);

    /** The tag leads to the manifest, whatever it led to before. */
    void tag(int name, String tag, int manifest);

    /** The tag led to the manifest, which stays valid for a pull that began before it moved. */
    void moved(int name, String tag, int manifest, long untilMillis);

    /** The referrer was listed as one of the subject's. */
    void referrer(int name, int subject, int referrer);
}
