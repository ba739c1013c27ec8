package org.dockermirror.setup.plan;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Strikes out of a receipt what was taken back. */
final class Forgetting {

    private final Receipt receipt;

    Forgetting(Receipt receipt) {
        this.receipt = receipt;
    }

    Receipt after(Undo undo) {
        if (undo instanceof Undo.DeleteRepository delete) {
            Map<String, String> logins = new TreeMap<>(receipt.logins());
            logins.remove(delete.name());
            Receipt rest = without(
                    Receipt.repository(delete.name()), key -> Receipt.isAbout(key, Receipt.repository(delete.name())));
            return new Receipt(
                    rest.agreed(),
                    filtered(rest.repositories(), delete.name()::equals),
                    rest.done(),
                    logins,
                    rest.made(),
                    rest.adopted());
        }
        if (undo instanceof Undo.DeleteRole delete) {
            return without(Receipt.role(delete.id()), key -> Receipt.isAbout(key, Receipt.role(delete.id())));
        }
        if (undo instanceof Undo.RevokeFromAnonymous revoke) {
            return without(Receipt.grant(revoke.role()), new Right.GrantToAnonymous(revoke.role()).key()::equals);
        }
        if (undo instanceof Undo.DisableRealm disable) {
            return without(Receipt.realm(disable.realm()), new Right.EnableRealm(disable.realm()).key()::equals);
        }
        if (undo instanceof Undo.DetachCleanupPolicy detach) {
            return without(
                    Receipt.cleanupPolicy(detach.policy()),
                    new Cleanup.AttachPolicy(detach.repository(), detach.policy()).key()::equals);
        }
        if (undo instanceof Undo.DeleteCleanupPolicy delete) {
            String policy = Receipt.cleanupPolicy(delete.name());
            // With it goes what attached it: a repository that was deleted needs no step of its own for that.
            return without(policy, key -> Receipt.isAbout(key, policy) || key.startsWith(policy + " of "));
        }
        if (undo instanceof Undo.DisableAnonymous) {
            return without(Receipt.ANONYMOUS_ACCESS, new Right.EnableAnonymous().key()::equals);
        }
        return receipt;
    }

    private Receipt without(String thing, Predicate<String> done) {
        return new Receipt(
                receipt.agreed(),
                receipt.repositories(),
                filtered(receipt.done(), done),
                receipt.logins(),
                filtered(receipt.made(), thing::equals),
                filtered(receipt.adopted(), thing::equals));
    }

    private static Set<String> filtered(Set<String> set, Predicate<String> out) {
        Set<String> rest = new TreeSet<>(set);
        rest.removeIf(out);
        return rest;
    }
}
