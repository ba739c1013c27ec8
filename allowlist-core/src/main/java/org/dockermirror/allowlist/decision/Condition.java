package org.dockermirror.allowlist.decision;

import java.util.Optional;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.request.RegistryRequest;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.Effect;
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
            return new Decision.Malformed(malformed);
        }
        return new Decision.NoListing();
    }

    /** What the list says about the image; nothing if it is not on the list, denied whole, or there is no list. */
    public Optional<Scope> scopeOf(ImageName image) {
        return list == null ? Optional.empty() : list.scopeOf(image);
    }

    /** The entry that denies this digest of an image that is on the list, if one does. */
    public Optional<Entry> denyOf(ImageName image, Digest digest) {
        return list != null && list.deniesParts()
                ? list.scopeOf(image).flatMap(scope -> scope.denyOf(digest))
                : Optional.empty();
    }

    private Decision decideByName(RegistryRequest.OfImage request) {
        if (list == null) {
            return new Decision.NoList(request);
        }
        if (request instanceof RegistryRequest.ManifestByTag byTag) {
            return decideByTag(list, byTag);
        }
        if (request instanceof RegistryRequest.ManifestByDigest byDigest) {
            return decideManifest(list, request, byDigest.digest());
        }
        if (request instanceof RegistryRequest.Blob blob) {
            return decideByContent(list, request, blob.digest());
        }
        if (request instanceof RegistryRequest.Referrers referrers) {
            return decideManifest(list, request, referrers.digest());
        }
        return decideTagList(list, request);
    }

    private static Decision decideByTag(AllowList list, RegistryRequest.ManifestByTag request) {
        Optional<Entry> deciding = list.decidingEntry(request.image(), request.tag());
        if (deciding.isEmpty()) {
            return new Decision.NotListed(request);
        }
        Entry entry = deciding.get();
        if (entry.effect() == Effect.DENY) {
            return new Decision.DeniedByEntry(request, entry);
        }
        if (entry.speaksOf(request.tag())) {
            return new Decision.Allowed(request, entry);
        }
        return entry.digest().isPresent() ? new Decision.OnlyPinned(request) : new Decision.NotListed(request, true);
    }

    private static Decision decideTagList(AllowList list, RegistryRequest.OfImage request) {
        Optional<Entry> deciding = list.decidingEntry(request.image(), null);
        if (deciding.isEmpty()) {
            return new Decision.NotListed(request);
        }
        Entry entry = deciding.get();
        if (entry.effect() == Effect.DENY) {
            return new Decision.DeniedByEntry(request, entry);
        }
        return entry.digest().isPresent() ? new Decision.OnlyPinned(request) : new Decision.Allowed(request, entry);
    }

    /** Under a name that is allowed whole, a manifest needs nothing that leads to it, nor does the list of its referrers. */
    private static Decision decideManifest(AllowList list, RegistryRequest.OfImage request, Digest digest) {
        if (!list.deniesParts()) {
            Optional<Entry> deciding = list.decidingEntry(request.image(), null);
            if (deciding.isPresent()
                    && deciding.get().effect() == Effect.ALLOW
                    && deciding.get().isWhole()) {
                return new Decision.Allowed(request, deciding.get());
            }
        }
        Decision byContent = decideByContent(list, request, digest);
        return byContent instanceof Decision.ByContent within && within.scope().isWhole()
                ? new Decision.Allowed(request, within.scope().nearestEntry())
                : byContent;
    }

    private static Decision decideByContent(AllowList list, RegistryRequest.OfImage request, Digest digest) {
        Optional<Scope> scope = list.scopeOf(request.image());
        if (scope.isPresent()) {
            Optional<Entry> deny = scope.get().denyOf(digest);
            return deny.isPresent()
                    ? new Decision.DeniedByEntry(request, deny.get())
                    : new Decision.ByContent(request, scope.get());
        }
        Optional<Entry> deny = list.decidingEntry(request.image(), null);
        return deny.isPresent() ? new Decision.DeniedByEntry(request, deny.get()) : new Decision.NotListed(request);
    }
}
