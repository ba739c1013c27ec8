package org.dockermirror.setup.plan;

import java.util.Set;
import java.util.TreeSet;

/**
 * What was done to a server before: by it the product knows its own repositories, and does not open again what a person
 * has closed since.
 *
 * @param agreed whether the set-up of a server without any configuration has begun
 * @param repositories the names of the repositories that were made
 * @param done the keys of the steps that were taken, or found to be taken already
 */
public record Receipt(boolean agreed, Set<String> repositories, Set<String> done) {

    public Receipt {
        repositories = Set.copyOf(repositories);
        done = Set.copyOf(done);
    }

    /** Nothing was done yet. */
    public static Receipt none() {
        return new Receipt(false, Set.of(), Set.of());
    }

    /** The receipt after one more step. */
    public Receipt with(Step step) {
        return new Receipt(
                true,
                step instanceof Step.WriteRepository made && made.isNew()
                        ? plus(repositories, made.mirror().repository())
                        : repositories,
                step.closes() ? done : plus(done, step.key()));
    }

    private static Set<String> plus(Set<String> set, String one) {
        Set<String> all = new TreeSet<>(set);
        all.add(one);
        return all;
    }
}
