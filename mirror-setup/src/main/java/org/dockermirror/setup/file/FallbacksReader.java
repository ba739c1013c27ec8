package org.dockermirror.setup.file;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code fallbacks}: the registries that are asked in turn where the upstream cannot serve. */
final class FallbacksReader {

    private static final String KEY = "fallbacks";
    private static final String EXAMPLE = "\"fallbacks: [https://mirror.example.com]\"";

    private final Problems problems;

    FallbacksReader(Problems problems) {
        this.problems = problems;
    }

    /** The addresses; nothing if the key is absent or its value wrong. */
    Optional<List<URI>> read(Settings settings, Upstream upstream) {
        Optional<Piece> value = settings.value(KEY);
        if (value.isEmpty() || value.get() instanceof Piece.Unreadable) {
            return Optional.empty();
        }
        if (!(value.get() instanceof Piece.Items list)) {
            problems.add(
                    value.get().at(), "\"fallbacks\" is a list of addresses; write " + EXAMPLE + right(value.get()));
            return Optional.empty();
        }
        List<Upstream> fallbacks = new ArrayList<>();
        list.items().forEach(item -> read(item, upstream, fallbacks));
        return Optional.of(fallbacks.stream().map(Upstream::url).toList());
    }

    private static String right(Piece value) {
        return value instanceof Piece.Text text && text.isNothing() ? ", or leave it out" : "";
    }

    private void read(Piece item, Upstream upstream, List<Upstream> fallbacks) {
        if (item instanceof Piece.Unreadable) {
            return;
        }
        if (!(item instanceof Piece.Text text) || text.isNothing()) {
            problems.add(item.at(), "a fallback is one address; write " + EXAMPLE);
            return;
        }
        Upstream fallback;
        try {
            fallback = Upstream.parse(text.value());
        } catch (IllegalArgumentException e) {
            problems.add(text.at(), String.valueOf(e.getMessage()));
            return;
        }
        fallback.warnings().forEach(warning -> problems.warn(text.at(), warning));
        if (fallback.isSameAs(upstream)) {
            problems.add(
                    text.at(),
                    "\"" + text.value() + "\" is the upstream, which is asked before its fallbacks; leave it out here");
        } else if (fallbacks.stream().anyMatch(fallback::isSameAs)) {
            problems.add(text.at(), "\"" + text.value() + "\" is in the list already; write each registry once");
        } else {
            fallbacks.add(fallback);
        }
    }
}
