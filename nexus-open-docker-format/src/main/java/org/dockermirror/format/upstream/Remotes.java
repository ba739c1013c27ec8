package org.dockermirror.format.upstream;

import com.google.common.base.Ticker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dockermirror.format.error.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * The registries that a repository is filled from: its own, and then its fallbacks, asked in order until one serves. One
 * that is out of order rests for a while: the others are asked before it, and it is asked only if none of them serves.
 */
public final class Remotes {

    /** What is asked of a registry; null is its answer that it has no such thing. */
    @FunctionalInterface
    public interface Question<T> {
        @Nullable
        T of(UpstreamRegistry registry) throws IOException;
    }

    private final List<Remote> remotes = new ArrayList<>();
    private final Runnable fallbackServed;

    /**
     * @param registries the repository's own before its fallbacks
     * @param fallbackServed runs each time that a fallback has what was asked for
     */
    public Remotes(List<UpstreamRegistry> registries, Ticker ticker, Runnable fallbackServed) {
        registries.forEach(registry -> remotes.add(new Remote(registry, ticker)));
        this.fallbackServed = fallbackServed;
    }

    /** A repository without fallbacks. */
    public static Remotes only(UpstreamRegistry registry) {
        return new Remotes(List.of(registry), Ticker.systemTicker(), () -> {});
    }

    /** How many there are, fallbacks and all. */
    public int count() {
        return remotes.size();
    }

    /**
     * Asks for what may change or differ between registries, as a tag: where the repository's own has no such thing, there
     * is none.
     *
     * @return null if there is none
     * @throws IOException the problem of the repository's own registry, if neither it nor a fallback served
     */
    public <T> @Nullable T byName(Question<T> question) throws IOException {
        return new Search<>(question, true).among(remotes, List.of());
    }

    /**
     * Asks for what is named by its digest, so that it does not matter where it comes from. None of the registries is
     * taken for all: a tag may have come from a fallback, and what it leads to is only there.
     *
     * @return null if there is none
     * @throws IOException the problem of the repository's own registry, if neither it nor a fallback served
     */
    public <T> @Nullable T byDigest(Question<T> question) throws IOException {
        return byDigest(0, List.of(), question);
    }

    /**
     * The same, but not in their order.
     *
     * @param passedOver how many registries are asked after the rest only, because they broke off
     * @param wrong those that sent something else; they are asked last of all, in this order
     */
    public <T> @Nullable T byDigest(int passedOver, List<UpstreamRegistry> wrong, Question<T> question)
            throws IOException {
        int first = passedOver % remotes.size();
        List<Remote> order = new ArrayList<>(remotes.subList(first, remotes.size()));
        order.addAll(remotes.subList(0, first));
        order.removeIf(remote -> wrong.contains(remote.registry()));
        List<Remote> last = new ArrayList<>();
        wrong.forEach(registry ->
                remotes.stream().filter(remote -> remote.registry() == registry).forEach(last::add));
        return new Search<>(question, false).among(order, last);
    }

    private final class Search<T> {
        private final Remote own = remotes.get(0);
        private final Question<T> question;
        private final boolean ownDecides;
        private boolean over;
        private boolean ownHasNone;
        private @Nullable T found;
        private @Nullable IOException problem;

        Search(Question<T> question, boolean ownDecides) {
            this.question = question;
            this.ownDecides = ownDecides;
        }

        @Nullable
        T among(List<Remote> order, List<Remote> last) throws IOException {
            if (remotes.size() == 1) {
                // There is nobody to ask before it, so it has no rest either.
                return question.of(own.registry());
            }
            List<Remote> later = new ArrayList<>();
            for (Remote remote : order) {
                if (!over && remote.isResting()) {
                    later.add(remote);
                } else if (!over) {
                    ask(remote);
                }
            }
            later.addAll(last);
            for (Remote remote : later) {
                if (!over) {
                    ask(remote);
                }
            }
            if (problem != null && !over && !ownHasNone) {
                throw problem;
            }
            return found;
        }

        private void ask(Remote remote) throws IOException {
            try {
                found = remote.ask(question);
            } catch (StorageException e) {
                // Ours, not upstream's: another would not help.
                throw e;
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                problem = remote == own || problem == null ? e : problem;
                return;
            }
            ownHasNone |= remote == own && found == null;
            over = found != null || (ownHasNone && ownDecides);
            if (found != null && remote != own) {
                fallbackServed.run();
            }
        }
    }
}
