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
 * @param entry the entry; empty where it is the list as a whole
 * @param position where the entry is written
 * @param opens what can be pulled although the list does not allow it
 */
public record Unenforced(String repository, String entry, Position position, String opens) {

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
        return new Unenforced(mirror.repository(), entry.toString(), position, opens);
    }
}
