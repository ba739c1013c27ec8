package org.dockermirror.routing.content;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dockermirror.allowlist.content.Answer;
import org.dockermirror.allowlist.content.KnownContent;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;
import org.dockermirror.allowlist.rule.Scope;

/** One look-up: reads manifests of one image until they lead to the digest, or enough of them were read. */
final class LookUp {

    /** How many tags of a tag list are tried. */
    static final int MOST_TAGS = 20;

    /** How many manifests are read, from the cache or upstream; each may count as a pull there. */
    static final int MOST_READ = 100;

    private static final Tag LATEST = Tag.parse("latest");

    private final KnownContent known;
    private final String repository;
    private final ImageName image;
    private final Scope scope;
    private final Digest digest;
    private final ImageSource source;
    private final Set<String> tried = new HashSet<>();
    private boolean failed;
    private boolean askedEverywhere;

    LookUp(KnownContent known, String repository, ImageName image, Scope scope, Digest digest, ImageSource source) {
        this.known = known;
        this.repository = repository;
        this.image = image;
        this.scope = scope;
        this.digest = digest;
        this.source = source;
    }

    /** Whether something could not be read that may be there. */
    boolean hasFailed() {
        return failed;
    }

    /** Whether cache and upstream were asked for all that is tried, so that asking again would say the same. */
    boolean hasAskedEverywhere() {
        return askedEverywhere && !failed;
    }

    /** Reads the manifests that are known to belong to what is allowed, and that nobody has read. */
    boolean amongKnownManifests() {
        while (!isFound() && tried.size() < MOST_READ) {
            List<Digest> unread = known.unread(repository, image, scope, MOST_READ + tried.size());
            unread.removeIf(manifest -> tried.contains(manifest.toString()));
            if (unread.isEmpty()) {
                return false;
            }
            unread.forEach(manifest -> read(manifest.toString()));
        }
        return isFound();
    }

    /** Reads what is cached of the image, then the tags that are allowed. */
    boolean everywhere() {
        boolean found = source.cached().stream().filter(this::isAllowed).anyMatch(this::leadsThere)
                || scope.pins().stream().map(Digest::toString).anyMatch(this::leadsThere)
                || scope.literalTags().stream().map(Tag::value).anyMatch(this::leadsThere)
                || scope.entryForTag(LATEST).isPresent() && leadsThere(LATEST.value())
                || listedTags().stream().map(Tag::value).anyMatch(this::leadsThere);
        askedEverywhere = !found;
        return found;
    }

    /** The last ones of the list: versions are listed in ascending order, and the newest are asked for most. */
    private Set<Tag> listedTags() {
        if (!scope.hasTagWildcard() && !scope.allowsAnyTag()) {
            return Set.of();
        }
        List<Tag> listed = source.listedTags(scope);
        Set<Tag> last = new LinkedHashSet<>();
        for (int i = listed.size() - 1; i >= 0 && last.size() < MOST_TAGS; i--) {
            last.add(listed.get(i));
        }
        return last;
    }

    private boolean isAllowed(String reference) {
        if (Digest.isValid(reference)) {
            return scope.isWhole() || scope.pin(Digest.parse(reference)).isPresent();
        }
        return Tag.isValid(reference) && scope.entryForTag(Tag.parse(reference)).isPresent();
    }

    private boolean leadsThere(String reference) {
        read(reference);
        return isFound() || amongKnownManifests();
    }

    private void read(String reference) {
        if (tried.size() < MOST_READ && tried.add(reference)) {
            failed |= source.read(reference) == ImageSource.Outcome.FAILED;
        }
    }

    private boolean isFound() {
        return known.ask(repository, image, scope, digest) == Answer.LED_TO;
    }
}
