package org.dockermirror.preset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.plan.Consent;
import org.dockermirror.setup.plan.Execution;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Nexus;
import org.dockermirror.setup.plan.Plan;
import org.dockermirror.setup.plan.Receipt;
import org.dockermirror.setup.plan.Step;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;
import org.jspecify.annotations.Nullable;

/**
 * The way from a wish to a mirror: read, put the allow-lists in force, compare, take the steps.
 *
 * <p>It fails closed: the lists are in force before anything is made, and no anonymous right is given before the server
 * was seen to refuse what is on no list.
 */
@Named
@Singleton
public class SetUp {

    private final WishSource source;
    private final Nexus nexus;
    private final ListsInForce lists;
    private final SelfCheck selfCheck;
    private final ReceiptFile receipts;
    private final ListsShown shown;
    private @Nullable Wish inForce;

    @Inject
    public SetUp(
            WishSource source,
            Nexus nexus,
            ListsInForce lists,
            SelfCheck selfCheck,
            ReceiptFile receipts,
            ListsShown shown) {
        this.source = source;
        this.nexus = nexus;
        this.lists = lists;
        this.selfCheck = selfCheck;
        this.receipts = receipts;
        this.shown = shown;
    }

    /** Goes the whole way once, as far as it can be gone now. */
    synchronized Outcome run(Consent consent) {
        WishReading reading = source.read();
        MirrorFile wished = reading.wished();
        try {
            if (wished == null) {
                Found found = nexus.look();
                lists.refuseWithoutLastGood(reading.repositories().stream()
                        .filter(repository -> isOursToJudge(repository, found))
                        .collect(Collectors.toList()));
                shown.refused(reading);
                return Outcome.refused(reading.problem());
            }
            return run(reading, wished, consent);
        } catch (RuntimeException e) {
            return Outcome.failed(new ArrayList<>(), e);
        }
    }

    /** What was changed in the server since the way was gone; nothing is written. */
    synchronized Drift drift() {
        Wish wish = inForce;
        if (wish == null) {
            return Drift.none();
        }
        Found found = nexus.look();
        return Drift.shownBy(Plan.between(wish, found, receipts.read()), found);
    }

    private Outcome run(WishReading reading, MirrorFile wished, Consent consent) {
        Wish wish = wished.wish();
        Receipt receipt = receipts.read();
        Found found = nexus.look();
        Plan plan = Plan.between(wish, found, receipt, consent);
        boolean isUnwritten = !reading.isAgreed();
        if (isUnwritten && !receipt.agreed()) {
            if (receipts.isThere()) {
                return whatWasWrittenIsGone();
            }
            if (!Freshness.of(found, wish)) {
                return Outcome.waitingForAgreement(plan);
            }
        }
        keep(receipt.agreeing(isUnwritten));
        List<Mirror> mirrors = wish.mirrors().stream()
                .filter(mirror -> isOursToJudge(mirror.repository(), found))
                .collect(Collectors.toList());
        List<String> happened = new ArrayList<>();
        List<Step> widening = plan.widening(found);
        Optional<RuntimeException> notWidened = widen(widening, happened);
        lists.putInForce(mirrors);
        inForce = wish;
        shown.inForce(reading, mirrors);
        if (notWidened.isPresent()) {
            return Outcome.failed(happened, notWidened.get());
        }
        if (!plan.adopted().isEmpty()) {
            keep(receipts.read().adopting(plan.adopted()));
        }
        remember(plan.settled());
        boolean opens = plan.steps().stream().anyMatch(Step::isForAnonymous);
        try {
            new Execution(nexus, () -> checkEntrance(mirrors, happened), this::rememberBeginning, step -> {
                        remember(List.of(step));
                        happened.add("done: " + step);
                    })
                    .take(plan.steps().stream()
                            .filter(step -> !widening.contains(step))
                            .collect(Collectors.toList()));
            if (!opens) {
                checkEntrance(mirrors, happened);
            }
        } catch (RuntimeException e) {
            return Outcome.failed(happened, e);
        }
        return Outcome.done(reading.source(), wished, plan, happened);
    }

    /** The mirror that nobody wrote is agreed to for a fresh server, not to take the place of what somebody wrote. */
    private Outcome whatWasWrittenIsGone() {
        List<String> repositories = lists.repositories();
        if (repositories.isEmpty()) {
            return Outcome.nothing();
        }
        WishReading gone = source.gone(repositories);
        shown.refused(gone);
        return Outcome.gone(gone.problem());
    }

    /** A rule that cannot be written is no reason to leave a list in force that allows too much. */
    private Optional<RuntimeException> widen(List<Step> widening, List<String> happened) {
        try {
            new Execution(nexus, () -> {}, step -> {}, step -> happened.add("done: " + step)).take(widening);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    /** Not where another kind of repository has the name, such as a hosted one. */
    private static boolean isOursToJudge(String repository, Found found) {
        Found.Repository there = found.repositories().get(repository);
        return there == null || there.recipe().equals(Plan.RECIPE);
    }

    private void rememberBeginning(Step step) {
        keep(receipts.read().before(step));
    }

    private void remember(List<Step> steps) {
        Receipt after = receipts.read();
        for (Step step : steps) {
            after = after.with(step);
        }
        keep(after);
    }

    private void keep(Receipt after) {
        if (!after.equals(receipts.read())) {
            receipts.write(after);
        }
    }

    /** Sees each mirror refuse; throws at the first that does not. */
    private void checkEntrance(List<Mirror> mirrors, List<String> happened) {
        Set<String> made = nexus.look().repositories().keySet();
        for (Mirror mirror : mirrors) {
            if (made.contains(mirror.repository())) {
                selfCheck.whatAnswersInstead(mirror.repository()).ifPresent(answer -> {
                    throw new IllegalStateException("the self-check failed: the allow-list of repository "
                            + mirror.repository()
                            + " does not answer at the server's own entrance, so anonymous users get no further right; "
                            + answer);
                });
                happened.add("self-check passed: repository " + mirror.repository()
                        + " refuses what is not on its allow-list, at the server's own entrance");
            }
        }
    }
}
