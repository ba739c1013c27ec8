package org.dockermirror.routing.mirror;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.Problem;
import org.jspecify.annotations.Nullable;

/** Where the allow-list of a mirror is written, and how it went when it was read last. */
public final class ListSource {

    private final String name;
    private final String etag;
    private final @Nullable AllowList list;
    private final List<Problem> problems;
    private final @Nullable Instant refusedAt;

    private ListSource(
            String name, String etag, @Nullable AllowList list, List<Problem> problems, @Nullable Instant refusedAt) {
        this.name = name;
        this.etag = etag;
        this.list = list;
        this.problems = List.copyOf(problems);
        this.refusedAt = refusedAt;
    }

    /**
     * A source whose list is in force.
     *
     * @param name what messages call it
     * @param etag a text that changes with what is written
     * @param list the list, with the positions of its entries in the source
     */
    public static ListSource good(String name, String etag, AllowList list) {
        return new ListSource(name, etag, list, List.of(), null);
    }

    /** A source of which nothing came into force, for these problems; what it said before stays. */
    public static ListSource refused(String name, String etag, List<Problem> problems, Instant now) {
        return new ListSource(name, etag, null, problems, now);
    }

    public String name() {
        return name;
    }

    /** A text that changes with what is written. */
    public String etag() {
        return etag;
    }

    /** The list as it is written, if it is the one in force. */
    public Optional<AllowList> list() {
        return Optional.ofNullable(list);
    }

    /** What is wrong with what is written, in its order. */
    public List<Problem> problems() {
        return problems;
    }

    /** When what is written was refused, if it was. */
    public Optional<Instant> refusedAt() {
        return Optional.ofNullable(refusedAt);
    }
}
