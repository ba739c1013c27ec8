package org.dockermirror.preset;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.plan.Execution;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Nexus;
import org.dockermirror.setup.plan.Plan;
import org.dockermirror.setup.plan.Receipt;
import org.dockermirror.setup.plan.Removal;
import org.dockermirror.setup.plan.Step;
import org.dockermirror.setup.plan.Undo;
import org.dockermirror.setup.wish.AnonymousPull;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;

/**
 * Takes mirrors back: out of where they are written, and out of the server what was made for them.
 *
 * <p>It fails closed: a repository that stays although its mirror is gone is refused everything, for its routing rule is
 * one of ours.
 */
@Named
@Singleton
public class MirrorRemoval {

    private final WishSource source;
    private final MirrorWithdrawal withdrawal;
    private final Nexus nexus;
    private final ReceiptFile receipts;
    private final ListsInForce lists;
    private final SetUpLifecycle lifecycle;
    private final RunUnderWay run;

    @Inject
    public MirrorRemoval(
            WishSource source,
            MirrorWithdrawal withdrawal,
            Nexus nexus,
            ReceiptFile receipts,
            ListsInForce lists,
            SetUpLifecycle lifecycle,
            RunUnderWay run) {
        this.source = source;
        this.withdrawal = withdrawal;
        this.nexus = nexus;
        this.receipts = receipts;
        this.lists = lists;
        this.lifecycle = lifecycle;
        this.run = run;
    }

    /**
     * What it would take away.
     *
     * @param keepsRepositories whether the repositories stay, with what they have cached
     * @throws CannotChangeListException if the mirrors cannot be taken out of where they are written
     */
    PlanView plan(Set<String> repositories, boolean keepsRepositories) throws CannotChangeListException {
        synchronized (lifecycle) {
            WishReading reading = source.read();
            withdrawal.require(reading, repositories);
            Found found = nexus.look();
            return PlanView.of(plan(reading, found, repositories, keepsRepositories), found);
        }
    }

    /**
     * Has it done before it returns. Where a step fails, the rest is not done, and the answer says so; the mirrors are
     * written nowhere any more, and the same again goes on from there.
     *
     * @param keepsRepositories whether the repositories stay, with what they have cached
     * @throws CannotChangeListException if the mirrors cannot be taken out of where they are written, or another run is
     *     under way; then nothing has changed
     */
    PlanView remove(Set<String> repositories, boolean keepsRepositories) throws CannotChangeListException {
        run.begin("a removal");
        try {
            synchronized (lifecycle) {
                WishReading reading = source.read();
                Found found = nexus.look();
                Plan plan = plan(reading, found, repositories, keepsRepositories);
                withdrawal.withdraw(reading, repositories);
                forget(plan.settled());
                Optional<Outcome> stopped = take(plan.steps());
                if (stopped.isEmpty()) {
                    lists.forget(repositories);
                }
                lifecycle.runNow();
                return PlanView.done(plan, found, stopped.isPresent() ? stopped.get() : lifecycle.outcome());
            }
        } finally {
            run.end();
        }
    }

    private Plan plan(WishReading reading, Found found, Set<String> repositories, boolean keepsRepositories) {
        MirrorFile wished = reading.wished();
        Wish wish = wished != null && withdrawal.isWished(reading)
                ? wished.wish()
                : new Wish(List.of(), AnonymousPull.standard());
        List<Mirror> ending = repositories.stream()
                .map(repository -> wish.mirrors().stream()
                        .filter(mirror -> mirror.repository().equals(repository))
                        .findFirst()
                        .orElseGet(() -> unwritten(repository, found)))
                .collect(Collectors.toList());
        Plan plan = Removal.of(
                new Wish(ending, wish.anonymousPull()),
                new LinkedHashSet<>(lists.repositories()),
                found,
                receipts.read(),
                keepsRepositories);
        List<String> warnings = new ArrayList<>(plan.warnings());
        repositories.stream()
                .filter(repository -> !plan.steps().contains(new Undo.DeleteRepository(repository)))
                .filter(repository ->
                        lists.ownerOf(repository).map(repositories::contains).orElse(true))
                .flatMap(repository -> whatIsClosed(repository, found).stream())
                .forEach(warnings::add);
        return new Plan(plan.steps(), List.of(), List.of(), List.of(), plan.settled(), warnings, Set.of());
    }

    /** A mirror that is written nowhere: what wrote it is gone, or it was taken out by hand. */
    private Mirror unwritten(String repository, Found found) {
        Found.Repository there = found.repositories().get(repository);
        String rule = lists.ruleOf(repository)
                .or(() -> there == null ? Optional.empty() : there.routingRule())
                .orElseGet(() -> Mirror.defaultRoutingRule(repository));
        return Mirror.of(
                repository, List.of(), AllowList.empty(IndexType.HUB), Mirror.DOCKER_HUB, rule, OptionalInt.empty());
    }

    private static Optional<String> whatIsClosed(String repository, Found found) {
        return Optional.ofNullable(found.repositories().get(repository))
                .filter(found::hasRuleOfOurs)
                .flatMap(Found.Repository::routingRule)
                .map(rule -> "repository " + repository + " refuses every pull from then on, for routing rule "
                        + rule + " belongs to no mirror; name the repository in docker-mirror.yaml again, or take"
                        + " the rule off in its settings");
    }

    private void forget(List<Step> gone) {
        Receipt before = receipts.read();
        Receipt after = before;
        for (Step step : gone) {
            after = after.with(step);
        }
        if (!after.equals(before)) {
            receipts.write(after);
        }
    }

    private Optional<Outcome> take(List<Step> steps) {
        List<Step> done = new ArrayList<>();
        try {
            new Execution(nexus, () -> {}, step -> {}, step -> {
                        receipts.write(receipts.read().with(step));
                        done.add(step);
                    })
                    .take(steps);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(Outcome.notRemoved(steps.subList(done.size(), steps.size()), e));
        }
    }
}
