package org.dockermirror.allowlist.decision;

import java.util.Optional;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.request.RegistryRequest;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.allowlist.rule.Scope;
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

    /** What the list says about the image; nothing if it is not on the list, denied whole, or there is no list. */
    public Optional<Scope> scopeOf(ImageName image) {
        return list == null ? Optional.empty() : list.scopeOf(image);
    }

    private Decision decideByName(RegistryRequest.OfImage request) {
        if (list == null) {
            return new Decision.NoList(request);
        }
        Optional<Scope> scope = list.scopeOf(request.image());
        if (scope.isPresent()) {
            return decideWithin(scope.get(), request);
        }
        Optional<Entry> deny = list.denyOf(request.image());
        return deny.isPresent() ? new Decision.DeniedByEntry(request, deny.get()) : new Decision.NotListed(request);
    }

    private static Decision decideWithin(Scope scope, RegistryRequest.OfImage request) {
        if (request instanceof RegistryRequest.ManifestByTag byTag) {
            return decideTag(scope, byTag);
        }
        if (request instanceof RegistryRequest.ManifestByDigest byDigest) {
            return decideDigest(scope, request, byDigest.digest(), scope.isWhole());
        }
        if (request instanceof RegistryRequest.Blob blob) {
            return decideDigest(scope, request, blob.digest(), false);
        }
        if (request instanceof RegistryRequest.Referrers referrers) {
            return decideDigest(scope, request, referrers.digest(), false);
        }
        return scope.isOnlyPinned()
                ? new Decision.OnlyPinned(request)
                : new Decision.Allowed(request, scope.nearestEntry());
    }

    private static Decision decideTag(Scope scope, RegistryRequest.ManifestByTag request) {
        Optional<Entry> deny = scope.denyOf(request.tag());
        if (deny.isPresent()) {
            return new Decision.DeniedByEntry(request, deny.get());
        }
        Optional<Entry> allow = scope.entryForTag(request.tag());
        if (allow.isPresent()) {
            return new Decision.Allowed(request, allow.get());
        }
        return scope.isOnlyPinned() ? new Decision.OnlyPinned(request) : new Decision.NotListed(request);
    }

    private static Decision decideDigest(
            Scope scope, RegistryRequest.OfImage request, Digest digest, boolean allowedByName) {
        Optional<Entry> deny = scope.denyOf(digest);
        if (deny.isPresent()) {
            return new Decision.DeniedByEntry(request, deny.get());
        }
        return allowedByName
                ? new Decision.Allowed(request, scope.nearestEntry())
                : new Decision.ByContent(request, scope);
    }
}
