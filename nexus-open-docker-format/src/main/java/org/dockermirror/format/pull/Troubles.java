package org.dockermirror.format.pull;

import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.io.IOException;
import java.time.Duration;
import org.dockermirror.format.error.StorageException;
import org.dockermirror.format.upstream.UpstreamException;
import org.jspecify.annotations.Nullable;

/** What upstream could not be asked lately, and why: it is left alone with that for a while where there is a copy. */
final class Troubles {

    private static final Duration WHILE = Duration.ofSeconds(30);
    private static final int MOST = 10_000;

    private final Cache<String, String> sentences;

    Troubles(Ticker ticker) {
        sentences = CacheBuilder.newBuilder()
                .expireAfterWrite(WHILE)
                .maximumSize(MOST)
                .ticker(ticker)
                .build();
    }

    void note(String path, IOException problem) {
        sentences.put(path, sentence(problem));
    }

    void forget(String path) {
        sentences.invalidate(path);
    }

    /** Why upstream is not to be asked; null if it is. */
    @Nullable
    String of(String path) {
        return sentences.getIfPresent(path);
    }

    /** For the client. */
    static String sentence(IOException problem) {
        return problem instanceof UpstreamException || problem instanceof StorageException
                ? String.valueOf(problem.getMessage())
                : "the upstream registry cannot be reached";
    }
}
