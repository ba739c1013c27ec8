package org.dockermirror.setup.plan;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dockermirror.setup.wish.Credentials;

/**
 * What was done to a server before: by it the product knows its own repositories, and does not open again what a person
 * has closed since.
 *
 * @param agreed whether the set-up of a server without any configuration has begun
 * @param repositories the names of the repositories that were made
 * @param done the keys of the steps that were taken, or found to be taken already
 * @param logins for each repository that was given an account at its upstream, which and since when; no password
 */
public record Receipt(boolean agreed, Set<String> repositories, Set<String> done, Map<String, String> logins) {

    public Receipt {
        repositories = Set.copyOf(repositories);
        done = Set.copyOf(done);
        // A receipt of an earlier version has none.
        logins = Map.copyOf(Objects.requireNonNullElse(logins, Map.of()));
    }

    /** Nothing was done yet. */
    public static Receipt none() {
        return new Receipt(false, Set.of(), Set.of(), Map.of());
    }

    /** The receipt after one more step. */
    public Receipt with(Step step) {
        return new Receipt(
                true,
                step instanceof Step.WriteRepository made && made.isNew()
                        ? plus(repositories, made.mirror().repository())
                        : repositories,
                step.closes() || step instanceof Step.WriteLogin ? done : plus(done, step.key()),
                loginsAfter(step));
    }

    private Map<String, String> loginsAfter(Step step) {
        if (step instanceof Step.WriteLogin login) {
            return withLogin(login.repository(), login.credentials());
        }
        return step instanceof Step.WriteRepository made && made.isNew()
                ? withLogin(made.mirror().repository(), made.mirror().credentials())
                : logins;
    }

    private Map<String, String> withLogin(String repository, Optional<Credentials> credentials) {
        Map<String, String> after = new TreeMap<>(logins);
        after.remove(repository);
        credentials.ifPresent(account -> after.put(repository, loginOf(account)));
        return after;
    }

    /** What is remembered of the account that the repository was given, if it was. */
    Optional<String> login(String repository) {
        return Optional.ofNullable(logins.get(repository));
    }

    /** What is remembered of an account: enough to see that it, or its password, has changed. */
    static String loginOf(Credentials account) {
        return account.username() + " " + account.stamp();
    }

    private static Set<String> plus(Set<String> set, String one) {
        Set<String> all = new TreeSet<>(set);
        all.add(one);
        return all;
    }
}
