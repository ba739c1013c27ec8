package org.dockermirror.setup.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;

/**
 * Plans how the mirrors of a wish are taken back: what we made goes, what somebody else made stays, and what lets
 * anonymous users pull goes first.
 */
public final class Removal {

    private final Wish wish;
    private final Found found;
    private final Receipt receipt;
    private final Set<String> wishedBesides;
    private final boolean keepsRepositories;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> stays = new ArrayList<>();

    private Removal(Wish wish, Set<String> wishedBesides, Found found, Receipt receipt, boolean keepsRepositories) {
        this.wishedBesides = wishedBesides;
        this.wish = wish;
        this.found = found;
        this.receipt = receipt;
        this.keepsRepositories = keepsRepositories;
    }

    /**
     * The plan where nothing is known of other wishes.
     *
     * @param keepsRepositories whether the repositories stay, with their routing rules
     */
    public static Plan of(Wish wish, Found found, Receipt receipt, boolean keepsRepositories) {
        return of(wish, Set.of(), found, receipt, keepsRepositories);
    }

    /**
     * The plan.
     *
     * @param wishedBesides the repositories of mirrors that stay, whether they are there now or not
     * @param keepsRepositories whether the repositories stay, with their routing rules
     */
    public static Plan of(
            Wish wish, Set<String> wishedBesides, Found found, Receipt receipt, boolean keepsRepositories) {
        return new Removal(wish, wishedBesides, found, receipt, keepsRepositories).plan();
    }

    private Plan plan() {
        Set<String> named =
                wish.mirrors().stream().map(Mirror::repository).collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> others = Stream.concat(
                        wishedBesides.stream(),
                        found.repositories().values().stream()
                                .filter(found::hasRuleOfOurs)
                                .map(Found.Repository::name))
                .distinct()
                .filter(name -> !named.contains(name))
                .sorted()
                .toList();
        if (others.isEmpty()) {
            everyRight();
        } else {
            rightsTo(named);
            stays.add("other mirrors are on this server (" + String.join(", ", others)
                    + "): what lets anonymous users pull stays for them");
        }
        wish.mirrors().forEach(this::repository);
        wish.mirrors().stream().map(Mirror::routingRule).distinct().forEach(this::rule);
        if (others.isEmpty()) {
            leftOver();
        }
        return new Plan(steps, List.of(), List.of(), List.of(), gone(others.isEmpty()), stays, Set.of());
    }

    /** What is not there any more, though the receipt may still name it: a run that was killed had no time to note it. */
    private List<Step> gone(boolean everything) {
        List<Step> undone = new ArrayList<>();
        for (Mirror mirror : wish.mirrors()) {
            undone.add(new Undo.DeleteRepository(mirror.repository()));
            undone.add(new Undo.DeleteCleanupPolicy(Mirror.cleanupPolicy(mirror.repository())));
        }
        if (everything) {
            undone.add(new Undo.RevokeFromAnonymous(wish.anonymousPull().role()));
            undone.add(new Undo.DisableAnonymous());
            undone.add(new Undo.DeleteRole(wish.anonymousPull().role()));
            undone.add(new Undo.DisableRealm(Plan.REALM));
        }
        return undone.stream().filter(step -> step.holdsIn(found)).toList();
    }

    private void everyRight() {
        String id = wish.anonymousPull().role();
        Optional<Found.Role> role = found.role(id);
        boolean goes = role.isPresent() && isOurs(Receipt.role(id), role.get().isOurs());
        if (found.anonymous().roles().contains(id) && (goes || receipt.made().contains(Receipt.grant(id)))) {
            steps.add(new Undo.RevokeFromAnonymous(id));
        }
        if (receipt.made().contains(Receipt.ANONYMOUS_ACCESS)
                && found.anonymous().enabled()) {
            steps.add(new Undo.DisableAnonymous());
        }
        if (goes) {
            steps.add(new Undo.DeleteRole(id));
        }
        if (receipt.made().contains(Receipt.realm(Plan.REALM))
                && found.activeRealms().contains(Plan.REALM)) {
            steps.add(new Undo.DisableRealm(Plan.REALM));
        }
    }

    private void rightsTo(Set<String> repositories) {
        Optional<Found.Role> role = found.role(wish.anonymousPull().role()).filter(Found.Role::isOurs);
        Set<String> gone = repositories.stream()
                .flatMap(name -> Planning.view(name).stream())
                .collect(Collectors.toSet());
        role.ifPresent(before -> {
            Set<String> rest = new LinkedHashSet<>(before.privileges());
            if (rest.removeAll(gone)) {
                steps.add(new Right.WriteRole(before.id(), before.description(), rest, before.roles(), false));
            }
        });
    }

    private void repository(Mirror mirror) {
        boolean isThere = found.repository(mirror.repository()).isPresent();
        String thing = Receipt.repository(mirror.repository());
        boolean goes = !keepsRepositories && isOurs(thing, receipt.hasMadeRepository(mirror.repository()));
        if (isThere && keepsRepositories) {
            stays.add(thing + " stays, and so does its routing rule");
        } else if (isThere && goes) {
            steps.add(new Undo.DeleteRepository(mirror.repository()));
        } else if (isThere) {
            stays.add(thing + " stays: it was not made from this file");
        }
        cleanup(mirror, goes);
    }

    /** What stays is kept for good: nothing says any more for how long. */
    private void cleanup(Mirror mirror, boolean repositoryGoes) {
        String policy = Mirror.cleanupPolicy(mirror.repository());
        if (!receipt.adopted().contains(Receipt.cleanupPolicy(policy))) {
            new Keeping(mirror, found)
                    .undone().stream()
                            .filter(step -> !repositoryGoes || step instanceof Undo.DeleteCleanupPolicy)
                            .forEach(steps::add);
        }
    }

    /** A rule goes when nothing is left that carries it: a repository without its rule would be open. */
    private void rule(String name) {
        Optional<Found.Rule> rule = found.rule(name);
        if (rule.isEmpty()) {
            return;
        }
        List<String> carriers = carriers(name);
        if (!isOurs(Receipt.rule(name), rule.get().isOurs())) {
            stays.add(Receipt.rule(name) + " stays: it was not made by docker-mirror");
        } else if (carriers.isEmpty()) {
            steps.add(new Undo.DeleteRule(name));
        } else if (!keepsRepositories) {
            stays.add(Receipt.rule(name) + " stays: repository " + String.join(", ", carriers) + " carries it");
        }
    }

    /** Rules of mirrors that were given another one, or of a run that ended early. */
    private void leftOver() {
        found.rules().values().stream()
                .filter(rule -> isOurs(Receipt.rule(rule.name()), rule.isOurs()))
                .map(Found.Rule::name)
                .sorted()
                .filter(name -> carriers(name).isEmpty())
                .map(Undo.DeleteRule::new)
                .filter(step -> !steps.contains(step))
                .forEach(steps::add);
    }

    private List<String> carriers(String rule) {
        return found.repositories().values().stream()
                .filter(repository -> repository.routingRule().equals(Optional.of(rule)))
                .map(Found.Repository::name)
                .filter(repository -> !steps.contains(new Undo.DeleteRepository(repository)))
                .sorted()
                .toList();
    }

    private boolean isOurs(String thing, boolean isMade) {
        return isMade && !receipt.adopted().contains(thing);
    }
}
