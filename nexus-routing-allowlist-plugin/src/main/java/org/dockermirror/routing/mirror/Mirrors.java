package org.dockermirror.routing.mirror;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.allowlist.decision.Condition;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.jspecify.annotations.Nullable;

/**
 * The repositories that are judged: those that somebody wishes as mirrors, and those that carry one of our routing
 * rules. What was wished last is remembered over a restart. All methods are safe from any thread, and asking costs one
 * look-up in a map.
 */
@Named
@Singleton
public class Mirrors {

    private final Remembered remembered;
    private final MirrorReport report = new MirrorReport();
    private List<MirrorList> lists = List.of();
    private final Map<String, Carrier> carriers = new HashMap<>();
    private final ListAges ages = new ListAges(Clock.systemUTC());
    private volatile Map<String, JudgedMirror> judged = Map.of();
    private volatile Consumer<Collection<JudgedMirror>> listener = all -> {};

    /** What is remembered is in force from here on: before the server's lifecycle begins, and before HTTP opens. */
    @Inject
    public Mirrors(Remembered remembered) {
        this.remembered = remembered;
        this.lists = remembered.load();
        publish();
    }

    /** The mirror that Nexus would ask for a repository of that name; Nexus does not tell upper from lower case. */
    public Optional<JudgedMirror> reachedAs(String repository) {
        return Optional.ofNullable(judged.get(key(repository)));
    }

    /** All repositories that are judged. */
    public Collection<JudgedMirror> judged() {
        return judged.values();
    }

    /** The mirror whose list a repository is judged by: its own, or the one that its routing rule belongs to. */
    public synchronized Optional<WishedMirror> listOwner(String repository) {
        Optional<MirrorList> own = lists.stream()
                .filter(list -> list.wished().repository().equals(repository))
                .findFirst();
        return own.or(() -> Optional.ofNullable(carriers.get(key(repository))).flatMap(this::owner))
                .map(MirrorList::wished);
    }

    /** Since when the repository's list has been in force, as far as this run of the server knows. */
    public Optional<Instant> inForceSince(String repository) {
        return ages.since(repository);
    }

    /** Tells the one listener which repositories are judged: now, and after every change. */
    public synchronized void tell(Consumer<Collection<JudgedMirror>> newListener) {
        listener = newListener;
        newListener.accept(judged.values());
    }

    /** What is wished now, with the lists that are in force. */
    public synchronized List<WishedMirror> wished() {
        return lists.stream().map(MirrorList::wished).collect(Collectors.toList());
    }

    /**
     * Replaces all wished mirrors, puts their lists in force at once, and remembers them. Repositories that are no more
     * wished and carry none of our rules are not judged any more.
     *
     * <p>A disk that does not take them is logged as an error, and the lists are in force all the same.
     *
     * @throws InvalidAllowListException if any list does not compile; then nothing has changed
     */
    public synchronized void replace(Collection<WishedMirror> wished) throws InvalidAllowListException {
        Map<String, MirrorList> before = lists.stream()
                .collect(Collectors.toMap(list -> key(list.wished().repository()), Function.identity(), (a, b) -> b));
        List<MirrorList> next = new ArrayList<>();
        for (WishedMirror mirror : wished) {
            next.add(compiled(mirror, before.get(key(mirror.repository()))));
        }
        lists = List.copyOf(next);
        publish();
        remembered.save(wished());
    }

    synchronized void carry(Carrier carrier) {
        carriers.put(key(carrier.repository()), carrier);
        publish();
    }

    synchronized void carryNone(String repository) {
        if (carriers.remove(key(repository)) != null) {
            publish();
        }
    }

    synchronized void carryOnly(Collection<Carrier> all) {
        carriers.clear();
        all.forEach(carrier -> carriers.put(key(carrier.repository()), carrier));
        publish();
    }

    /** A list that has not changed is not compiled again, and keeps its age. */
    private static MirrorList compiled(WishedMirror mirror, @Nullable MirrorList before)
            throws InvalidAllowListException {
        if (before == null) {
            return MirrorList.of(mirror);
        }
        WishedMirror wished = mirror.entries().isPresent() ? mirror : mirror.withListOf(before.wished());
        return wished.equals(before.wished()) ? before : MirrorList.of(wished);
    }

    private void publish() {
        Map<String, JudgedMirror> next = new HashMap<>();
        carriers.forEach((key, carrier) -> next.put(key, judged(carrier)));
        for (MirrorList list : lists) {
            WishedMirror mirror = list.wished();
            next.put(key(mirror.repository()), judged(list, mirror.repository(), mirror.indexType()));
        }
        judged = Map.copyOf(next);
        report.tell(judged.values());
        ages.look(judged.values());
        listener.accept(judged.values());
    }

    /** By the list of the mirror that the rule belongs to; a rule that belongs to none, or to several, opens nothing. */
    private JudgedMirror judged(Carrier carrier) {
        return owner(carrier)
                .map(list -> judged(list, carrier.repository(), carrier.indexType()))
                .orElseGet(() -> new JudgedMirror(carrier.repository(), carrier.indexType(), Condition.withoutList()));
    }

    private static JudgedMirror judged(MirrorList list, String repository, IndexType indexType) {
        WishedMirror wished = list.wished();
        return new JudgedMirror(
                repository, indexType, list.conditionFor(indexType), wished.denyMessage(), wished.strictGroups());
    }

    private Optional<MirrorList> owner(Carrier carrier) {
        List<MirrorList> owners = lists.stream()
                .filter(list -> list.wished().routingRule().equals(carrier.routingRule()))
                .collect(Collectors.toList());
        return owners.size() == 1 ? Optional.of(owners.get(0)) : Optional.empty();
    }

    private static String key(String repository) {
        return repository.toLowerCase(Locale.ROOT);
    }
}
