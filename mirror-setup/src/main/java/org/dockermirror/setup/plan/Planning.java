package org.dockermirror.setup.plan;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dockermirror.setup.wish.AnonymousPull;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;

/** Makes one plan. */
final class Planning {

    private static final String AT_START =
            "; nothing is changed: choose another name in docker-mirror.yaml, or rename or remove that one";
    private static final String BY_A_PERSON =
            "; nothing is changed: choose another name in the file, or take that one over with --adopt";
    private static final String ANOTHER_KIND =
            "; nothing is changed: choose another name in the file, or rename or remove that one";

    private final Wish wish;
    private final Found found;
    private final Receipt receipt;
    private final Consent consent;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> conflicts = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> drift = new ArrayList<>();
    private final List<Step> settled = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> adopted = new TreeSet<>();

    Planning(Wish wish, Found found, Receipt receipt, Consent consent) {
        this.consent = consent;
        this.wish = wish;
        this.found = found;
        this.receipt = receipt;
    }

    Plan plan() {
        wish.mirrors().forEach(this::rule);
        wish.mirrors().forEach(mirror -> repository(mirror.withFallbacks(fallbacks(mirror))));
        if (!wish.mirrors().isEmpty()) {
            rights();
        }
        if (consent.isGiven()) {
            warnOfOpenProxies();
        }
        warnings.addAll(OpenGroups.in(
                found, wish.mirrors().stream().map(Mirror::repository).collect(Collectors.toSet())));
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
                warnings,
                conflicts.isEmpty() ? adopted : Set.of());
    }

    /** What lets anonymous users pull. */
    private void rights() {
        if (found.dockerFormat()) {
            role();
            open(new Right.EnableRealm(Plan.REALM), "realm " + Plan.REALM + " was deactivated");
            open(
                    new Right.GrantToAnonymous(wish.anonymousPull().role()),
                    "role " + wish.anonymousPull().role() + " was taken from the anonymous user");
        } else {
            missing.add("the Docker format: this server has no recipe " + Plan.RECIPE
                    + ", so repository, role and realm wait; drop open-docker-format-<version>.kar into its deploy folder,"
                    + (consent.isGiven() ? " and apply again" : " and the rest follows by itself"));
        }
        if (consent.isGiven() && found.dockerFormat()) {
            open(new Right.EnableAnonymous(), "anonymous access was switched off");
        } else if (!found.anonymous().enabled()) {
            missing.add("anonymous access: it is switched off, and stays so until somebody switches it on"
                    + " (Administration, Security, Anonymous Access)");
        }
    }

    /** Where something is in the way, what we made before is still kept closed, but nothing is made anew. */
    private boolean isRepair(Step step) {
        return !(step instanceof Step.WriteRule rule) || !rule.isNew();
    }

    private void rule(Mirror mirror) {
        Optional<Found.Rule> rule = found.rule(mirror.routingRule());
        if (rule.isPresent() && !rule.get().isOurs() && !adopts(Receipt.rule(mirror.routingRule()))) {
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
            if (rule.isPresent() && consent.isGiven()) {
                warnOfOtherCarriers(mirror.routingRule());
            }
        }
    }

    private void warnOfOpenProxies() {
        AnonymousReach.after(steps, found)
                .forEach((name, reader) -> found.repository(name)
                        .filter(repository -> repository.recipe().equals(Plan.RECIPE)
                                && repository.routingRule().isEmpty())
                        .filter(repository -> !isWished(name))
                        .ifPresent(repository -> warnings.add("repository " + name + " has no routing rule, so users"
                                + " without a login can pull everything from " + repository.upstream()
                                + " through it, by " + reader)));
    }

    private boolean isWished(String repository) {
        return wish.mirrors().stream().anyMatch(mirror -> mirror.repository().equals(repository));
    }

    private void warnOfOtherCarriers(String rule) {
        found.repositories().values().stream()
                .filter(repository -> repository.routingRule().equals(Optional.of(rule)))
                .map(Found.Repository::name)
                .filter(name -> !isWished(name))
                .sorted()
                .map(name -> "routing rule " + rule + " changes for repository " + name + " too, which carries it")
                .forEach(warnings::add);
    }

    /** Whether somebody else's thing is taken over; if not, it is in the way. */
    private boolean adopts(String thing) {
        if (consent == Consent.ADOPT) {
            adopted.add(thing);
            return true;
        }
        conflicts.add(
                thing + " exists and was not made by docker-mirror" + (consent.isGiven() ? BY_A_PERSON : AT_START));
        return false;
    }

    private void repository(Mirror mirror) {
        Optional<Found.Repository> there = found.repository(mirror.repository());
        boolean isProxy = there.filter(repository -> repository.recipe().equals(Plan.RECIPE))
                .isPresent();
        String thing = Receipt.repository(mirror.repository());
        boolean ours = receipt.hasMadeRepository(mirror.repository())
                || receipt.adopted().contains(thing);
        if (there.isPresent() && !isProxy) {
            conflicts.add(thing + " (" + there.get().recipe() + ") exists and was not made by docker-mirror"
                    + (consent.isGiven() ? ANOTHER_KIND : AT_START));
        } else if (there.isPresent() && !ours && !adopts(thing)) {
            return;
        } else if (there.isPresent()) {
            if (!there.get().routingRule().equals(Optional.of(mirror.routingRule()))) {
                steps.add(new Step.AttachRule(mirror.repository(), mirror.routingRule()));
            }
            settings(mirror, there.get());
            keeping(mirror);
        } else if (found.dockerFormat()) {
            open(new Step.WriteRepository(mirror, true), "repository " + mirror.repository() + " was deleted");
            keeping(mirror);
        }
    }

    /**
     * Those of the file, where the format knows them. Where it says nothing the server's own stay, unless the file gave
     * them before.
     */
    private Optional<List<URI>> fallbacks(Mirror mirror) {
        boolean any = mirror.fallbacks().filter(urls -> !urls.isEmpty()).isPresent();
        if (!found.takesFallbacks()) {
            if (any && found.dockerFormat()) {
                warnings.add("repository " + mirror.repository() + " will ask " + mirror.upstream()
                        + " alone: the Docker format of this server knows no fallbacks, only the open one of"
                        + " docker-mirror does; take \"fallbacks\" out of the file to be rid of this line");
            }
            return Optional.empty();
        }
        String thing = Receipt.repository(mirror.repository());
        boolean given =
                receipt.done().stream().anyMatch(key -> Receipt.isAbout(key, thing) && key.contains(Step.FALLBACKS));
        return mirror.fallbacks().isEmpty() && given ? Optional.of(List.of()) : mirror.fallbacks();
    }

    private void keeping(Mirror mirror) {
        Keeping keeping = new Keeping(mirror, found);
        if (mirror.keepUnusedDays().isEmpty()) {
            steps.addAll(keeping.undone());
        } else if (keeping.othersPolicy()
                .map(Receipt::cleanupPolicy)
                .filter(policy -> !adopts(policy))
                .isEmpty()) {
            keeping.wished()
                    .forEach(step -> open(
                            step,
                            "the cleanup policy of repository " + mirror.repository() + " was changed or taken away"));
        }
    }

    /** Upstream, fallbacks and account: no upstream is ever asked with the account of another. */
    private void settings(Mirror mirror, Found.Repository there) {
        boolean isToWriteLogin = isToWriteLogin(mirror, there);
        boolean moves = !there.upstream().equals(mirror.upstream().toString());
        if (isToWriteLogin
                && there.username().isPresent()
                && (moves || mirror.credentials().isEmpty())) {
            steps.add(new Step.WriteLogin(mirror.repository(), Optional.empty()));
        }
        open(
                new Step.WriteRepository(mirror, false),
                "the settings of repository " + mirror.repository() + " were changed");
        if (isToWriteLogin && mirror.credentials().isPresent()) {
            steps.add(new Step.WriteLogin(mirror.repository(), mirror.credentials()));
        }
    }

    /** An account follows the file; one that somebody else gave the repository is left alone. */
    private boolean isToWriteLogin(Mirror mirror, Found.Repository there) {
        Step write = new Step.WriteLogin(mirror.repository(), mirror.credentials());
        Optional<String> given = receipt.login(mirror.repository());
        Optional<String> wished = mirror.credentials().map(Receipt::loginOf);
        return wished.isPresent()
                ? !wished.equals(given) || !write.holdsIn(found)
                : given.isPresent() && there.username().isPresent();
    }

    private void role() {
        AnonymousPull pull = wish.anonymousPull();
        Optional<Found.Role> role = found.role(pull.role());
        if (role.isPresent() && !role.get().isOurs() && !adopts(Receipt.role(pull.role()))) {
            return;
        }
        boolean all = pull.grant() == AnonymousPull.Grant.ALL_DOCKER;
        Set<String> privileges = new LinkedHashSet<>(all ? view("*") : Set.of());
        wish.mirrors().forEach(mirror -> privileges.addAll(view(mirror.repository())));
        if (consent.isGiven()) {
            role.filter(Found.Role::isOurs).ifPresent(ours -> privileges.addAll(ofOtherMirrors(ours)));
        }
        open(
                new Right.WriteRole(
                        pull.role(),
                        Mark.TEXT + " Lets anonymous users pull Docker images, and nothing else.",
                        privileges,
                        all ? Set.of("nx-anonymous") : Set.of(),
                        role.isEmpty()),
                "role " + pull.role() + " was changed or deleted");
    }

    /** What the role gives for mirrors that another file wishes: this one leaves them alone. */
    private Set<String> ofOtherMirrors(Found.Role role) {
        return found.repositories().values().stream()
                .filter(found::hasRuleOfOurs)
                .flatMap(repository -> view(repository.name()).stream())
                .filter(role.privileges()::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Set<String> view(String repository) {
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
        } else if (!consent.isGiven() && receipt.done().contains(step.key())) {
            drift.add(whatAPersonDid + ", and stays so");
        } else {
            steps.add(step);
        }
    }
}
