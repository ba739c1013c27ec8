package org.dockermirror.format.download;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dockermirror.format.request.ImageRequest;

/** Who has sent something else for a blob: for some minutes all others are asked before them. */
final class WrongSources<T> {

    private static final Duration WRONG_FOR = Duration.ofMinutes(10);
    private static final int MOST = 1_000;

    private final Cache<String, List<T>> wrong = CacheBuilder.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(WRONG_FOR)
            .build();

    /** Those of this blob, the one that did so last at the end. */
    List<T> of(ImageRequest blob) {
        List<T> sources = wrong.getIfPresent(blob.assetPath());
        return sources == null ? List.of() : sources;
    }

    void add(ImageRequest blob, T source) {
        List<T> all = new ArrayList<>(of(blob));
        all.remove(source);
        all.add(source);
        wrong.put(blob.assetPath(), List.copyOf(all));
    }
}
