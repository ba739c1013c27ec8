package org.dockermirror.allowlist.decision;

import java.util.Optional;
import org.dockermirror.allowlist.request.RegistryRequest;
import org.dockermirror.allowlist.rule.AllowList;
import org.jspecify.annotations.Nullable;

/** Decides about the requests to one mirror, by its allow-list; without a list it refuses every image. */
public final class Condition {

    private final @Nullable AllowList list;

    private Condition(@Nullable AllowList list) {
        this.list = list;
    }

    /** The condition that asks the list. */
    public static Condition of(AllowList list) {
        return new Condition(list);
    }

    /** The condition of a mirror whose list could not be read and that has no earlier one. */
    public static Condition withoutList() {
        return new Condition(null);
    }

    /** The list in force, if there is one. */
    public Optional<AllowList> list() {
        return Optional.ofNullable(list);
    }

    /** Decides about one request. */
    public Decision decide(RegistryRequest request) {
        if (request instanceof RegistryRequest.OfImage ofImage) {
            return decideByName(ofImage);
        }
        if (request instanceof RegistryRequest.Ping || request instanceof RegistryRequest.Token) {
            return new Decision.Passed();
        }
        if (request instanceof RegistryRequest.Write write) {
            return new Decision.PullOnly(write.method());
        }
        if (request instanceof RegistryRequest.NotRegistryPath malformed) {
            return new Decision.Malformed(malformed.problem());
        }
        return new Decision.NoListing();
    }

    private Decision decideByName(RegistryRequest.OfImage request) {
        if (list == null) {
            return new Decision.NoList(request);
        }
        return list.entryFor(request.image())
                .<Decision>map(Decision.Allowed::new)
                .orElseGet(() -> new Decision.NotListed(request));
    }
}
