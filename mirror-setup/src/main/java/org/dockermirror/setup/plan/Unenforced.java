package org.dockermirror.setup.plan;

import java.util.ArrayList;
import java.util.List;
import org.dockermirror.allowlist.rule.Effect;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.allowlist.rule.Position;
import org.dockermirror.setup.plan.RuleMatchers.Coarseness;
import org.dockermirror.setup.wish.Mirror;

/**
 * What a list says and a routing rule alone cannot enforce: a rule knows names, but no tags, digests or denies.
 *
 * @param repository the mirror
 * @param kind what of the list it is
 * @param entry the entry; empty where it is the list as a whole
 * @param position where the entry is written
 * @param opens what can be pulled although the list does not allow it
 */
public record Unenforced(String repository, Kind kind, String entry, Position position, String opens) {

    /** What a list can say beyond what a routing rule knows. */
    public enum Kind {
        /** A deny of whole images. */
        DENY("denies", true),
        /** An entry for tags, or a deny of some. */
        TAG("tags", true),
        /** An entry for a digest, or a deny of one. */
        DIGEST("digests", false),
        /** More names than a rule can hold. */
        LIST("the names of a long list", true);

        private final String words;
        private final boolean byMap;

        Kind(String words, boolean byMap) {
            this.words = words;
            this.byMap = byMap;
        }

        /** What people call them. */
        public String words() {
            return words;
        }

        /** Whether the map of an nginx in front can judge it, a tag as it is asked for. */
        public boolean isByMap() {
            return byMap;
        }

        /** What kind an entry is of that is not an allow of whole images. */
        public static Kind of(Entry entry) {
            if (entry.digest().isPresent()) {
                return DIGEST;
            }
            return entry.tag().isPresent() ? TAG : DENY;
        }
    }

    /** Everything of the kind in one mirror's list, in the list's order. */
    public static List<Unenforced> byRuleOf(Mirror mirror) {
        List<Unenforced> all = new ArrayList<>();
        for (Entry entry : mirror.allow().entries()) {
            if (entry.effect() == Effect.DENY) {
                all.add(of(mirror, entry, "what it denies can be pulled where another entry allows it"));
            } else if (!entry.isWhole()) {
                all.add(of(mirror, entry, "every tag and digest of " + entry.name() + " can be pulled"));
            }
        }
        Coarseness coarseness = RuleMatchers.of(mirror.allow()).coarseness();
        if (coarseness != Coarseness.EXACT) {
            all.add(new Unenforced(
                    mirror.repository(),
                    Kind.LIST,
                    "",
                    mirror.entries().isEmpty()
                            ? Position.in(mirror.repository())
                            : mirror.entries().get(0).position(),
                    coarseness == Coarseness.NAMESPACES
                            ? "the list is too long for a routing rule that tells images apart: every image can be pulled"
                                    + " in each namespace of which the list allows any"
                            : "the list is too long or too wide for a routing rule: every image can be pulled"));
        }
        return List.copyOf(all);
    }

    private static Unenforced of(Mirror mirror, Entry entry, String opens) {
        Position position = mirror.allow().positionOf(entry).orElse(Position.in(mirror.repository()));
        return new Unenforced(mirror.repository(), Kind.of(entry), entry.toString(), position, opens);
    }
}
