package org.dockermirror.setup.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.setup.wish.Credentials;
import org.dockermirror.setup.wish.Mirror;

/**
 * What one step changes, for people to read: the thing, and what of it is new or gone.
 *
 * @param kind whether the thing is made, changed or taken away
 * @param thing what it is and its name, as in {@code routing rule Allow_docker}
 * @param gone what it has before and not afterwards
 * @param added what it has afterwards and not before
 * @param entries of a routing rule, the allow-list entries by which what goes would stay, as far as entries say it
 */
public record Change(Kind kind, String thing, List<String> gone, List<String> added, List<String> entries) {

    /** The kinds of change. */
    public enum Kind {
        ADD('+'),
        CHANGE('~'),
        REMOVE('-');

        private final char sign;

        Kind(char sign) {
            this.sign = sign;
        }

        /** The sign by which a line begins. */
        public char sign() {
            return sign;
        }
    }

    public Change {
        gone = List.copyOf(gone);
        added = List.copyOf(added);
        entries = List.copyOf(entries);
    }

    /** A change that no entry of an allow-list could take back. */
    public Change(Kind kind, String thing, List<String> gone, List<String> added) {
        this(kind, thing, gone, added, List.of());
    }

    /** What the step changes in a server that has what was found. */
    public static Change of(Step step, Found found) {
        if (step instanceof Step.WriteRule rule) {
            return rule(rule, found.rule(rule.name()));
        }
        if (step instanceof Step.AttachRule attach) {
            String before = found.repository(attach.repository())
                    .flatMap(Found.Repository::routingRule)
                    .orElse("none");
            return new Change(
                    Kind.CHANGE,
                    Receipt.repository(attach.repository()),
                    List.of("routing rule: " + before),
                    List.of("routing rule: " + attach.rule()));
        }
        if (step instanceof Step.WriteRepository write) {
            return repository(write, found);
        }
        if (step instanceof Step.WriteLogin login) {
            return between(
                    Receipt.repository(login.repository()),
                    Optional.of(account(found.repository(login.repository()).flatMap(Found.Repository::username))),
                    account(login.credentials().map(Credentials::username)));
        }
        if (step instanceof Right.WriteRole role) {
            return between(
                    Receipt.role(role.id()),
                    found.role(role.id()).map(before -> lines(before.privileges(), before.roles())),
                    lines(role.privileges(), role.roles()));
        }
        if (step instanceof Cleanup cleanup) {
            return cleanup(cleanup, found);
        }
        return step instanceof Undo undo ? undone(undo) : right(step, found);
    }

    private static Change cleanup(Cleanup step, Found found) {
        if (step instanceof Cleanup.WritePolicy policy) {
            return between(
                    Receipt.cleanupPolicy(policy.name()),
                    found.cleanupPolicy(policy.name()).map(before -> days(before.lastDownloadedDays())),
                    days(OptionalInt.of(policy.days())));
        }
        Cleanup.AttachPolicy attach = (Cleanup.AttachPolicy) step;
        return new Change(
                Kind.CHANGE,
                Receipt.repository(attach.repository()),
                List.of(),
                List.of(Receipt.cleanupPolicy(attach.policy())));
    }

    private static List<String> days(OptionalInt days) {
        return List.of("deletes what was not pulled for: "
                + (days.isPresent() ? Cleanup.inDays(days.getAsInt()) : "(it has other criteria)"));
    }

    private static Change rule(Step.WriteRule write, Optional<Found.Rule> before) {
        Change change = between(
                Receipt.rule(write.name()),
                before.map(Change::lines),
                lines(new Found.Rule(write.name(), write.description(), true, write.matchers())));
        List<String> kept = RuleEntries.of(write.matchers());
        List<String> entries = before.filter(Found.Rule::allows)
                .map(rule -> RuleEntries.of(rule.matchers()))
                .orElse(List.of());
        return new Change(
                change.kind(),
                change.thing(),
                change.gone(),
                change.added(),
                entries.stream().filter(entry -> !kept.contains(entry)).toList());
    }

    private static Change right(Step step, Found found) {
        if (step instanceof Right.EnableRealm realm) {
            return new Change(Kind.ADD, "active " + Receipt.realm(realm.realm()), List.of(), List.of());
        }
        if (step instanceof Right.GrantToAnonymous grant) {
            return new Change(
                    Kind.CHANGE,
                    "anonymous user " + found.anonymous().userId(),
                    List.of(),
                    List.of("role: " + grant.role()));
        }
        return new Change(Kind.CHANGE, Receipt.ANONYMOUS_ACCESS, List.of("off"), List.of("on"));
    }

    private static Change undone(Undo undo) {
        if (undo instanceof Undo.RevokeFromAnonymous revoke) {
            return removed(Receipt.grant(revoke.role()));
        }
        if (undo instanceof Undo.DeleteRole role) {
            return removed(Receipt.role(role.id()));
        }
        if (undo instanceof Undo.DisableRealm realm) {
            return removed("active " + Receipt.realm(realm.realm()));
        }
        if (undo instanceof Undo.DeleteRepository repository) {
            return removed(Receipt.repository(repository.name()) + " and what it has cached");
        }
        if (undo instanceof Undo.DetachCleanupPolicy detach) {
            return new Change(
                    Kind.CHANGE,
                    Receipt.repository(detach.repository()),
                    List.of(Receipt.cleanupPolicy(detach.policy())),
                    List.of());
        }
        if (undo instanceof Undo.DeleteCleanupPolicy policy) {
            return removed(Receipt.cleanupPolicy(policy.name()));
        }
        if (undo instanceof Undo.DeleteRule rule) {
            return removed(Receipt.rule(rule.name()));
        }
        return removed(Receipt.ANONYMOUS_ACCESS);
    }

    private static Change removed(String thing) {
        return new Change(Kind.REMOVE, thing, List.of(), List.of());
    }

    private static Change repository(Step.WriteRepository write, Found found) {
        Mirror mirror = write.mirror();
        Map<String, String> after = settings(
                mirror.upstream().toString(), indexType(mirror, found), fallbacks(mirror, found), mirror.port(), false);
        if (write.isNew()) {
            List<String> added = new ArrayList<>(List.of(Plan.RECIPE));
            after.forEach((key, value) -> added.add(key + ": " + value));
            added.add("routing rule: " + mirror.routingRule());
            added.addAll(account(mirror.credentials().map(Credentials::username)));
            return new Change(Kind.ADD, Receipt.repository(mirror.repository()), List.of(), added);
        }
        List<String> before = found.repository(mirror.repository())
                .map(there -> settings(
                        there.upstream(), there.indexType(), there.fallbacks(), there.port(), there.forceBasicAuth()))
                .map(Change::lines)
                .orElse(List.of());
        return between(Receipt.repository(mirror.repository()), Optional.of(before), lines(after));
    }

    private static IndexType indexType(Mirror mirror, Found found) {
        IndexType wished = mirror.allow().indexType();
        return found.repository(mirror.repository())
                .filter(there -> there.namesImagesAs(wished))
                .map(Found.Repository::indexType)
                .orElse(wished);
    }

    private static List<String> fallbacks(Mirror mirror, Found found) {
        return mirror.fallbackUrls()
                .or(() -> found.repository(mirror.repository()).map(Found.Repository::fallbacks))
                .orElse(List.of());
    }

    private static Map<String, String> settings(
            String upstream, IndexType indexType, List<String> fallbacks, OptionalInt port, boolean forceBasicAuth) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("upstream", upstream);
        settings.put("index type", indexType.name());
        if (!fallbacks.isEmpty()) {
            settings.put("fallbacks", String.join(", ", fallbacks));
        }
        port.ifPresent(number -> settings.put("port", String.valueOf(number)));
        settings.put("anonymous pull", forceBasicAuth ? "off (basic authentication is forced)" : "by bearer token");
        return settings;
    }

    private static List<String> account(Optional<String> username) {
        return username.map(name -> List.of("account at the upstream: " + name)).orElse(List.of());
    }

    private static List<String> lines(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + ": " + setting.getValue())
                .toList();
    }

    private static List<String> lines(Found.Rule rule) {
        String mode = rule.allows() ? "ALLOW " : "BLOCK ";
        return rule.matchers().stream().map(matcher -> mode + matcher).toList();
    }

    private static List<String> lines(Set<String> privileges, Set<String> roles) {
        List<String> lines = new ArrayList<>();
        new TreeSet<>(privileges).forEach(privilege -> lines.add("privilege: " + privilege));
        new TreeSet<>(roles).forEach(role -> lines.add("role: " + role));
        return lines;
    }

    private static Change between(String thing, Optional<List<String>> before, List<String> after) {
        List<String> had = before.orElse(List.of());
        return new Change(
                before.isPresent() ? Kind.CHANGE : Kind.ADD,
                thing,
                had.stream().filter(line -> !after.contains(line)).toList(),
                after.stream().filter(line -> !had.contains(line)).toList());
    }
}
