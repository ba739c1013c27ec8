package org.dockermirror.routing.mirror;

import java.util.Map;
import java.util.Optional;
import javax.inject.Named;
import javax.inject.Singleton;

/** Where the lists of the wished mirrors are written; told by whoever reads them, for people to be shown. */
@Named
@Singleton
public class ListSources {

    private volatile Map<String, ListSource> byRepository = Map.of();

    /** Replaces all of them. */
    public void replace(Map<String, ListSource> now) {
        byRepository = Map.copyOf(now);
    }

    /** The source of the wished mirror of that name; nothing before it was read for the first time. */
    public Optional<ListSource> of(String repository) {
        return Optional.ofNullable(byRepository.get(repository));
    }
}
