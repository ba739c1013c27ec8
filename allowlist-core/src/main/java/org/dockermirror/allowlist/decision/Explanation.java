package org.dockermirror.allowlist.decision;

import java.util.List;
import java.util.Optional;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.Position;
import org.jspecify.annotations.Nullable;

/** Why a mirror would serve an image or not, for administrators: unlike a {@link Refusal} it names entries. */
public final class Explanation {

    /** How many entries are offered at most where the image is not allowed. */
    public static final int MOST_CLOSEST = 5;

    private final ImageReference image;
    private final Decision decision;
    private final String words;
    private final @Nullable Entry entry;
    private final @Nullable Position position;
    private final List<Entry> closest;

    private Explanation(
            ImageReference image, Decision decision, String words, @Nullable Entry entry, @Nullable AllowList list) {
        this.image = image;
        this.decision = decision;
        this.words = words;
        this.entry = entry;
        this.position =
                entry == null || list == null ? null : list.positionOf(entry).orElse(null);
        this.closest = decision instanceof Decision.Denied && entry == null && list != null
                ? ClosestEntries.of(list, image, MOST_CLOSEST)
                : List.of();
    }

    /** Explains what a pull of the image would meet; its host is not looked at. */
    public static Explanation of(Condition condition, ImageReference image) {
        AllowList list = condition.list().orElse(null);
        IndexType indexType = list == null ? IndexType.REGISTRY : list.indexType();
        Decision decision = condition.decide(image.manifest());
        if (decision instanceof Decision.Allowed allowed) {
            return new Explanation(image, decision, "allowed by " + quoted(allowed.entry()), allowed.entry(), list);
        }
        if (decision instanceof Decision.ByContent byContent) {
            return byContent(image, byContent, list);
        }
        String words = decision instanceof Decision.Denied denied
                ? Refusal.of(denied, "", indexType).message()
                : decision.toString();
        return decision instanceof Decision.DeniedByEntry byEntry
                ? new Explanation(image, decision, "denied by " + quoted(byEntry.entry()), byEntry.entry(), list)
                : new Explanation(image, decision, words, null, list);
    }

    private static Explanation byContent(ImageReference image, Decision.ByContent decision, @Nullable AllowList list) {
        Optional<Entry> pin = image.digest().flatMap(decision.scope()::pin);
        return pin.isPresent()
                ? new Explanation(image, decision, "allowed by " + quoted(pin.get()), pin.get(), list)
                : new Explanation(
                        image,
                        decision,
                        "allowed if what the allow-list allows of " + image.image() + " leads to this digest, as "
                                + quoted(decision.scope().nearestEntry()) + " says",
                        decision.scope().nearestEntry(),
                        list);
    }

    private static String quoted(Entry entry) {
        return "\"" + entry + "\"";
    }

    /** The image that was asked about. */
    public ImageReference image() {
        return image;
    }

    /** What the condition says to the pull's first request. */
    public Decision decision() {
        return decision;
    }

    /** Whether a pull is allowed, as far as the list alone can say. */
    public boolean isAllowed() {
        return decision instanceof Decision.Allowed || decision instanceof Decision.ByContent && entryIsPin();
    }

    /** Whether the list alone cannot say, because the digest may belong to an allowed tag or not. */
    public boolean dependsOnContent() {
        return decision instanceof Decision.ByContent && !entryIsPin();
    }

    /** The reason in words. */
    public String words() {
        return words;
    }

    /** The entry that allows or denies the image, if one does. */
    public Optional<Entry> entry() {
        return Optional.ofNullable(entry);
    }

    /** Where that entry was written. */
    public Optional<Position> position() {
        return Optional.ofNullable(position);
    }

    /** Where no entry speaks of the image, those that allow something of a similar name, the closest first. */
    public List<Entry> closest() {
        return closest;
    }

    private boolean entryIsPin() {
        return entry != null && entry.digest().isPresent() && entry.digest().equals(image.digest());
    }
}
