package org.dockermirror.setup.plan;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dockermirror.setup.wish.Credentials;

/**
 * What was done to a server before: by it the product knows its own repositories, does not open again what a person has
 * closed since, and can take back what it made and nothing else.
 *
 * @param agreed whether what was set up last is the mirror of a server without any configuration; not if somebody wrote
 *     what is wished
 * @param repositories the names of the repositories that were made
 * @param done the keys of the steps that were taken, or found to be taken already
 * @param logins for each repository that was given an account at its upstream, which and since when; no password
 * @param made what was made that carries no mark in the server, in the words of {@link Step#makes}; written before it is
 *     made, so that a run that ends in between is no reason to disown it
 * @param adopted what somebody else made and was taken over: it is never deleted
 */
public record Receipt(
        boolean agreed,
        Set<String> repositories,
        Set<String> done,
        Map<String, String> logins,
        Set<String> made,
        Set<String> adopted) {

    static final String ANONYMOUS_ACCESS = "anonymous access";

    public Receipt {
        // In order, so that a receipt under version control changes only where something was done.
        repositories = sorted(repositories);
        done = sorted(done);
        // A receipt of an earlier version has none.
        logins = Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(logins, Map.of())));
        made = sorted(Objects.requireNonNullElse(made, Set.of()));
        adopted = sorted(Objects.requireNonNullElse(adopted, Set.of()));
    }

    /** Nothing was done yet. */
    public static Receipt none() {
        return new Receipt(false, Set.of(), Set.of(), Map.of(), Set.of(), Set.of());
    }

    /** The same, for a mirror that nobody wrote ({@link #agreed}), or for what somebody did. */
    public Receipt agreeing(boolean toUnwritten) {
        return new Receipt(toUnwritten, repositories, done, logins, made, adopted);
    }

    /** The receipt to keep before a step is taken. */
    public Receipt before(Step step) {
        return step.makes()
                .map(thing -> new Receipt(agreed, repositories, done, logins, plus(made, thing), adopted))
                .orElse(this);
    }

    /** The receipt after one more step, or one whose work was there already. */
    public Receipt with(Step step) {
        if (step instanceof Undo undo) {
            return new Forgetting(this).after(undo);
        }
        return new Receipt(
                agreed,
                step instanceof Step.WriteRepository made && made.isNew()
                        ? plus(repositories, made.mirror().repository())
                        : repositories,
                doneAfter(step),
                loginsAfter(step),
                made,
                adopted);
    }

    /** The receipt after these things of somebody else were taken over. */
    public Receipt adopting(Set<String> things) {
        Set<String> all = new TreeSet<>(adopted);
        all.addAll(things);
        return new Receipt(agreed, repositories, done, logins, made, all);
    }

    /** Whether anything was made, taken over or given: if not, it need not be kept. */
    public boolean hasAnything() {
        return !repositories.isEmpty() || !logins.isEmpty() || !made.isEmpty() || !adopted.isEmpty();
    }

    /** What was wished of the same thing before may be wished again. */
    private Set<String> doneAfter(Step step) {
        if (step.closes() || step instanceof Step.WriteLogin) {
            return done;
        }
        Set<String> after = new TreeSet<>(done);
        if (step instanceof Step.WriteRepository write) {
            after.removeIf(key -> isAbout(key, repository(write.mirror().repository())));
        } else if (step instanceof Right.WriteRole write) {
            after.removeIf(key -> isAbout(key, role(write.id())));
        } else if (step instanceof Cleanup.WritePolicy write) {
            after.removeIf(key -> isAbout(key, cleanupPolicy(write.name())));
        }
        after.add(step.key());
        return after;
    }

    /** Keys of repositories, roles and cleanup policies have their settings behind the name. */
    static boolean isAbout(String key, String thing) {
        return key.equals(thing) || key.startsWith(thing + " (");
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

    /** Whether we made the repository, or began to. */
    boolean hasMadeRepository(String name) {
        return repositories.contains(name) || made.contains(repository(name));
    }

    static String repository(String name) {
        return "repository " + name;
    }

    static String rule(String name) {
        return "routing rule " + name;
    }

    static String cleanupPolicy(String name) {
        return "cleanup policy " + name;
    }

    static String role(String id) {
        return "role " + id;
    }

    static String realm(String id) {
        return "realm " + id;
    }

    static String grant(String role) {
        return "role " + role + " of the anonymous user";
    }

    /** What is remembered of an account: enough to see that it, or its password, has changed. */
    static String loginOf(Credentials account) {
        return account.username() + " " + account.stamp();
    }

    private static Set<String> sorted(Set<String> set) {
        return Collections.unmodifiableSet(new TreeSet<>(set));
    }

    private static Set<String> plus(Set<String> set, String one) {
        Set<String> all = new TreeSet<>(set);
        all.add(one);
        return all;
    }
}
