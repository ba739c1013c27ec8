package org.dockermirror.setup.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;

/**
 * What is to be done, and what is not and why. Made by {@link #between} without touching anything.
 *
 * @param steps in the safe order: what refuses before what opens
 * @param conflicts things of a wished name that somebody else made; where there is one, only steps that close are taken
 * @param missing what the server lacks for the rest
 * @param drift what a person changed since, and is left as it is
 * @param settled steps that open something, or take something back, and need not be taken: the server is so already
 * @param warnings what opens what a mirror closes, and is not ours to change
 * @param adopted what somebody else made and the steps take over ({@link Receipt#adopting})
 */
public record Plan(
        List<Step> steps,
        List<String> conflicts,
        List<String> missing,
        List<String> drift,
        List<Step> settled,
        List<String> warnings,
        Set<String> adopted) {

    /** The recipe of a mirror's repository. */
    public static final String RECIPE = "docker-proxy";

    /** The id of the realm by which anonymous users get their bearer token. */
    public static final String REALM = "DockerToken";

    public Plan {
        steps = List.copyOf(steps);
        conflicts = List.copyOf(conflicts);
        missing = List.copyOf(missing);
        drift = List.copyOf(drift);
        settled = List.copyOf(settled);
        warnings = List.copyOf(warnings);
        adopted = Set.copyOf(adopted);
    }

    /** The plan for a server at its start, where nobody is asked. */
    public static Plan between(Wish wish, Found found, Receipt receipt) {
        return between(wish, found, receipt, Consent.NONE);
    }

    /** The plan for a server. */
    public static Plan between(Wish wish, Found found, Receipt receipt, Consent consent) {
        return new Planning(wish, found, receipt, consent).plan();
    }

    /**
     * What to do before a list that has grown comes into force: the rules let through what they do and what is wished. The
     * plan's own steps take back what is not wished any more, when the lists are in force.
     */
    public List<Step> widening(Found found) {
        return steps.stream()
                .filter(Step.WriteRule.class::isInstance)
                .map(Step.WriteRule.class::cast)
                .flatMap(
                        rule -> found
                                .rule(rule.name())
                                .filter(Found.Rule::allows)
                                .map(now -> rule.widenedBy(now.matchers()))
                                .stream())
                .filter(rule -> !rule.holdsIn(found))
                .map(Step.class::cast)
                .toList();
    }

    /** Whether the mirror's repository is there, and carries the mirror's routing rule as it is to be. */
    public static boolean isLimited(Mirror mirror, Found found) {
        return found.repository(mirror.repository())
                        .flatMap(Found.Repository::routingRule)
                        .equals(Optional.of(mirror.routingRule()))
                && found.rule(mirror.routingRule())
                        .filter(rule -> rule.isOurs()
                                && rule.allows()
                                && rule.matchers()
                                        .equals(RuleMatchers.of(mirror.allow()).matchers()))
                        .isPresent();
    }
}
