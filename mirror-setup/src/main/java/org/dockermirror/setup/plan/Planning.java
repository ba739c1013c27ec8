package org.dockermirror.setup.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dockermirror.setup.wish.AnonymousPull;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;

/** Makes one plan. */
final class Planning {

    private static final String TWO_WAYS =
            "; nothing is changed: choose another name in docker-mirror.yaml, or rename or remove that one";

    private final Wish wish;
    private final Found found;
    private final Receipt receipt;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> conflicts = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> drift = new ArrayList<>();
    private final List<Step> settled = new ArrayList<>();

    Planning(Wish wish, Found found, Receipt receipt) {
        this.wish = wish;
        this.found = found;
        this.receipt = receipt;
    }

    Plan plan() {
        wish.mirrors().forEach(this::rule);
        wish.mirrors().forEach(this::repository);
        if (found.dockerFormat()) {
            role();
            open(new Step.EnableRealm(Plan.REALM), "realm " + Plan.REALM + " was deactivated");
            open(
                    new Step.GrantToAnonymous(wish.anonymousPull().role()),
                    "role " + wish.anonymousPull().role() + " was taken from the anonymous user");
        } else if (!wish.mirrors().isEmpty()) {
            missing.add("the Docker format: this server has no recipe " + Plan.RECIPE
                    + ", so repository, role and realm wait; drop open-docker-format-<version>.kar into its deploy folder,"
                    + " and the rest follows by itself");
        }
        if (!found.anonymous().enabled()) {
            missing.add("anonymous access: it is switched off, and stays so until somebody switches it on"
                    + " (Administration, Security, Anonymous Access)");
        }
        return new Plan(
                conflicts.isEmpty()
                        ? steps
                        : steps.stream()
                                .filter(Step::closes)
                                .filter(this::isRepair)
                                .toList(),
                conflicts,
                missing,
                drift,
                conflicts.isEmpty() ? settled : List.of(),
                OpenGroups.in(
                        found, wish.mirrors().stream().map(Mirror::repository).collect(Collectors.toSet())));
    }

    /** Where something is in the way, what we made before is still kept closed, but nothing is made anew. */
    private boolean isRepair(Step step) {
        return !(step instanceof Step.WriteRule rule) || !rule.isNew();
    }

    private void rule(Mirror mirror) {
        Optional<Found.Rule> rule = found.rule(mirror.routingRule());
        if (rule.isPresent() && !rule.get().isOurs()) {
            conflicts.add(
                    "routing rule " + mirror.routingRule() + " exists and was not made by docker-mirror" + TWO_WAYS);
            return;
        }
        Step write = new Step.WriteRule(
                mirror.routingRule(),
                Mark.TEXT + " Made from the allow-list of repository " + mirror.repository()
                        + "; change the list, not this rule.",
                RuleMatchers.of(mirror.allow()).matchers(),
                rule.isEmpty());
        if (!write.holdsIn(found)) {
            steps.add(write);
        }
    }

    private void repository(Mirror mirror) {
        Optional<Found.Repository> there = found.repository(mirror.repository());
        boolean ours = receipt.repositories().contains(mirror.repository())
                && there.filter(repository -> repository.recipe().equals(Plan.RECIPE))
                        .isPresent();
        if (there.isPresent() && !ours) {
            conflicts.add("repository " + mirror.repository() + " ("
                    + there.get().recipe() + ") exists and was not made by docker-mirror" + TWO_WAYS);
        } else if (there.isPresent()) {
            if (!there.get().routingRule().equals(Optional.of(mirror.routingRule()))) {
                steps.add(new Step.AttachRule(mirror.repository(), mirror.routingRule()));
            }
            open(
                    new Step.WriteRepository(mirror, false),
                    "the settings of repository " + mirror.repository() + " were changed");
            login(mirror, there.get());
        } else if (found.dockerFormat()) {
            open(new Step.WriteRepository(mirror, true), "repository " + mirror.repository() + " was deleted");
        }
    }

    /** An account follows the file; one that somebody else gave the repository is left alone. */
    private void login(Mirror mirror, Found.Repository there) {
        Step write = new Step.WriteLogin(mirror.repository(), mirror.credentials());
        Optional<String> given = receipt.login(mirror.repository());
        Optional<String> wished = mirror.credentials().map(Receipt::loginOf);
        boolean isToWrite = wished.isPresent()
                ? !wished.equals(given) || !write.holdsIn(found)
                : given.isPresent() && there.username().isPresent();
        if (isToWrite) {
            steps.add(write);
        }
    }

    private void role() {
        AnonymousPull pull = wish.anonymousPull();
        Optional<Found.Role> role = found.role(pull.role());
        if (role.isPresent() && !role.get().isOurs()) {
            conflicts.add("role " + pull.role() + " exists and was not made by docker-mirror" + TWO_WAYS);
            return;
        }
        boolean all = pull.grant() == AnonymousPull.Grant.ALL_DOCKER;
        Set<String> privileges = new LinkedHashSet<>(all ? view("*") : Set.of());
        wish.mirrors().forEach(mirror -> privileges.addAll(view(mirror.repository())));
        open(
                new Step.WriteRole(
                        pull.role(),
                        Mark.TEXT + " Lets anonymous users pull Docker images, and nothing else.",
                        privileges,
                        all ? Set.of("nx-anonymous") : Set.of(),
                        role.isEmpty()),
                "role " + pull.role() + " was changed or deleted");
    }

    private static Set<String> view(String repository) {
        String privilege = "nx-repository-view-docker-" + repository + "-";
        Set<String> both = new LinkedHashSet<>();
        both.add(privilege + "browse");
        both.add(privilege + "read");
        return both;
    }

    /** A step that opens something is planned once; after that a difference is somebody's decision. */
    private void open(Step step, String whatAPersonDid) {
        if (step.holdsIn(found)) {
            settled.add(step);
        } else if (receipt.done().contains(step.key())) {
            drift.add(whatAPersonDid + ", and stays so");
        } else {
            steps.add(step);
        }
    }
}
