package org.dockermirror.format.upstream;

import com.google.common.base.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.dockermirror.format.error.StorageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One of the registries that a repository is filled from, and whether it rests because it is out of order. */
final class Remote {

    private static final Logger log = LoggerFactory.getLogger(Remote.class);

    static final Duration REST = Duration.ofSeconds(30);

    private static final long IN_ORDER = 0;

    private final UpstreamRegistry registry;
    private final Ticker ticker;
    /** Nanoseconds of the ticker, which are never 0; {@link #IN_ORDER} while it does not rest. */
    private final AtomicLong restsUntil = new AtomicLong(IN_ORDER);

    Remote(UpstreamRegistry registry, Ticker ticker) {
        this.registry = registry;
        this.ticker = ticker;
    }

    UpstreamRegistry registry() {
        return registry;
    }

    /**
     * Whether the others are to be asked before it. When its rest is over only the first who wants to know is told so, and
     * is to ask it: it rests on for all others until it has answered.
     */
    boolean isResting() {
        long until = restsUntil.get();
        return until != IN_ORDER && (until - ticker.read() > 0 || !restsUntil.compareAndSet(until, fromNow()));
    }

    <T> @Nullable T ask(Remotes.Question<T> question) throws IOException {
        try {
            T answer = question.of(registry);
            inOrder();
            return answer;
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            if (isOutage(e)) {
                rest(e);
            } else {
                inOrder();
            }
            throw e;
        }
    }

    /** Whether the next request would fail too, whatever it asks for. */
    private static boolean isOutage(IOException problem) {
        return problem instanceof UpstreamException
                ? ((UpstreamException) problem).isOutage()
                : !(problem instanceof ConnectionPoolTimeoutException);
    }

    private void rest(IOException problem) {
        if (restsUntil.getAndSet(fromNow()) == IN_ORDER) {
            // Other messages than ours may hold a signed address.
            String reason = problem instanceof UpstreamException
                    ? String.valueOf(problem.getMessage())
                    : problem.getClass().getSimpleName();
            log.info(
                    "{} is out of order ({}); others are asked before it for {} seconds",
                    registry.base(),
                    reason,
                    REST.toSeconds());
        }
    }

    private long fromNow() {
        return (ticker.read() + REST.toNanos()) | 1;
    }

    private void inOrder() {
        if (restsUntil.getAndSet(IN_ORDER) != IN_ORDER) {
            log.info("{} is in order again", registry.base());
        }
    }
}
