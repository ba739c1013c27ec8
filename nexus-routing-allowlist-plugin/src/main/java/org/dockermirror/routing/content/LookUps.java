package org.dockermirror.routing.content;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.allowlist.content.Answer;
import org.dockermirror.allowlist.content.KnownContent;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.rule.Scope;

/**
 * Looks up what is not known, before a digest is refused for it. One look-up an image at a time: who comes meanwhile
 * waits for it, and then asks what is known again. After one that found nothing there is none for the same image and list
 * for five minutes, unless something was learned about the image.
 */
@Named
@Singleton
public class LookUps {

    static final Duration SETTLED = Duration.ofMinutes(5);

    /** Where a source did not answer, the next client may try again soon, but not each of a flood. */
    static final Duration SETTLED_BY_FAILURE = Duration.ofSeconds(10);

    private static final int MOST_WAITING = 100;

    private final KnownContent known;
    private final ConcurrentMap<String, Turn> turns = new ConcurrentHashMap<>();
    private final Cache<String, Scope> askedUpstream = CacheBuilder.newBuilder()
            .expireAfterWrite(SETTLED)
            .maximumSize(10_000)
            .build();

    @Inject
    public LookUps(ImageContent content) {
        this.known = content.known();
    }

    /**
     * Whether the allowed part of the image leads to the digest, after a look-up if need be.
     *
     * @param image in the canonical spelling
     */
    boolean isLedTo(String repository, ImageName image, Scope scope, Digest digest, ImageSource source) {
        Answer answer = known.ask(repository, image, scope, digest);
        if (answer != Answer.UNKNOWN) {
            return answer == Answer.LED_TO;
        }
        String key = repository + " " + image;
        Turn turn = turns.compute(key, (k, before) -> (before == null ? new Turn() : before).entered());
        try {
            return turn.waiting.get() <= MOST_WAITING
                    && isLedToInTurn(turn, key, repository, image, scope, digest, source);
        } finally {
            turns.computeIfPresent(key, (k, left) -> left.waiting.decrementAndGet() == 0 ? null : left);
        }
    }

    private boolean isLedToInTurn(
            Turn turn, String key, String repository, ImageName image, Scope scope, Digest digest, ImageSource source) {
        turn.lock.lock();
        try {
            Answer answer = known.ask(repository, image, scope, digest);
            if (answer != Answer.UNKNOWN) {
                return answer == Answer.LED_TO;
            }
            Scope asked = askedUpstream.getIfPresent(key);
            LookUp lookUp = new LookUp(known, repository, image, scope, digest, source);
            boolean found = lookUp.amongKnownManifests()
                    || (asked == null || !asked.saysTheSameAs(scope)) && lookUp.everywhere();
            if (lookUp.hasAskedEverywhere()) {
                askedUpstream.put(key, scope);
            }
            if (!found) {
                known.settle(repository, image, scope, lookUp.hasFailed() ? SETTLED_BY_FAILURE : SETTLED);
            }
            return found;
        } finally {
            turn.lock.unlock();
        }
    }

    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock();
        private final AtomicInteger waiting = new AtomicInteger();

        Turn entered() {
            waiting.incrementAndGet();
            return this;
        }
    }
}
