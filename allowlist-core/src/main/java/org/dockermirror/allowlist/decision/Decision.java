package org.dockermirror.allowlist.decision;

import org.dockermirror.allowlist.request.RegistryRequest;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.allowlist.rule.Scope;

/** Whether a mirror answers a request. */
public sealed interface Decision {

    /** The request passes, whatever the list says: it names no image. */
    record Passed() implements Decision {}

    /** The request names what is on the list. */
    record Allowed(RegistryRequest.OfImage request, Entry entry) implements Decision {}

    /** The image is on the list; whether the digest is depends on what leads to it. */
    record ByContent(RegistryRequest.OfImage request, Scope scope) implements Decision {}

    /** The request is refused. */
    sealed interface Denied extends Decision {

        /** A word for the case that never changes, for metrics and logs: lower case, with hyphens. */
        String reason();
    }

    /**
     * The image is not on the list, or the tag that was asked for is not.
     *
     * @param nameListed whether other tags of the image are on the list
     */
    record NotListed(RegistryRequest.OfImage request, boolean nameListed) implements Denied {

        /** Nothing of the image is on the list. */
        public NotListed(RegistryRequest.OfImage request) {
            this(request, false);
        }

        @Override
        public String reason() {
            return "not-listed";
        }
    }

    /** An entry denies it. */
    record DeniedByEntry(RegistryRequest.OfImage request, Entry entry) implements Denied {
        @Override
        public String reason() {
            return "denied-by-entry";
        }
    }

    /** The image is on the list by digest only, and was asked for by tag. */
    record OnlyPinned(RegistryRequest.OfImage request) implements Denied {
        @Override
        public String reason() {
            return "only-pinned";
        }
    }

    /** The image is on the list, but nothing that the list allows of it leads to the digest. */
    record NotLedTo(RegistryRequest.OfImage request) implements Denied {
        @Override
        public String reason() {
            return "not-led-to";
        }
    }

    /** No list is in force, so nothing is allowed. */
    record NoList(RegistryRequest.OfImage request) implements Denied {
        @Override
        public String reason() {
            return "no-list";
        }
    }

    /** The request would list images that the client may not know of. */
    record NoListing() implements Denied {
        @Override
        public String reason() {
            return "no-listing";
        }
    }

    /** The request would change something. */
    record PullOnly(String method) implements Denied {
        @Override
        public String reason() {
            return "pull-only";
        }
    }

    /** The request is none of the registry API. */
    record Malformed(RegistryRequest.NotRegistryPath path) implements Denied {

        /** @param problem why, in words for the client */
        public Malformed(String problem) {
            this(new RegistryRequest.NotRegistryPath(problem));
        }

        /** Why, in words for the client. */
        public String problem() {
            return path.problem();
        }

        @Override
        public String reason() {
            return "malformed";
        }
    }

    /** Judging failed, by an error of ours; what cannot be judged is refused. */
    record NotJudged() implements Denied {
        @Override
        public String reason() {
            return "not-judged";
        }
    }
}
