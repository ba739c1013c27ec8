package org.dockermirror.allowlist.decision;

import org.dockermirror.allowlist.request.RegistryRequest;
import org.dockermirror.allowlist.rule.Entry;

/** Whether a mirror answers a request. */
public sealed interface Decision {

    /** The request passes, whatever the list says: it names no image. */
    record Passed() implements Decision {}

    /** The request names an image that is on the list. */
    record Allowed(Entry entry) implements Decision {}

    /** The request is refused. */
    sealed interface Denied extends Decision {}

    /** The image is not on the list. */
    record NotListed(RegistryRequest.OfImage request) implements Denied {}

    /** No list is in force, so nothing is allowed. */
    record NoList(RegistryRequest.OfImage request) implements Denied {}

    /** The request would list images that the client may not know of. */
    record NoListing() implements Denied {}

    /** The request would change something. */
    record PullOnly(String method) implements Denied {}

    /** The request is none of the registry API. */
    record Malformed(String problem) implements Denied {}

    /** Judging failed, by an error of ours; what cannot be judged is refused. */
    record NotJudged() implements Denied {}
}
