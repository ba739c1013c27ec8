package org.dockermirror.allowlist.content;

import org.dockermirror.allowlist.name.Digest;

/** Says everything twice: so what is kept is what is known, with the same numbers. */
final class Both implements Facts {

    private final Facts first;
    private final Facts second;

    Both(Facts first, Facts second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public void digest(Digest digest) {
        first.digest(digest);
        second.digest(digest);
    }

    @Override
    public void name(String repository, String image) {
        first.name(repository, image);
        second.name(repository, image);
    }

    @Override
    public void children(int manifest, boolean manifests, int[] children) {
        first.children(manifest, manifests, children);
        second.children(manifest, manifests, children);
    }

    @Override
    public void served(int name, int manifest) {
        first.served(name, manifest);
        second.served(name, manifest);
    }

    @Override
    public void tag(int name, String tag, int manifest) {
        first.tag(name, tag, manifest);
        second.tag(name, tag, manifest);
    }

    @Override
    public void moved(int name, String tag, int manifest, long untilMillis) {
        first.moved(name, tag, manifest, untilMillis);
        second.moved(name, tag, manifest, untilMillis);
    }

    @Override
    public void referrer(int name, int subject, int referrer) {
        first.referrer(name, subject, referrer);
        second.referrer(name, subject, referrer);
    }
}
