package org.dockermirror.preset;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.inject.Named;
import javax.inject.Singleton;

/**
 * Settings that a person chose for a repository that is about to be made, such as its blob store. They are none of the
 * mirror's own, and come before what a mirror has where nobody chose. Kept until the repository is made, or the server
 * stops.
 */
@Named
@Singleton
public class ChosenSettings {

    private final Map<String, Map<String, Map<String, Object>>> byRepository = new ConcurrentHashMap<>();

    /** Remembers the settings, in the keys of the recipe {@code docker-proxy}. */
    public void choose(String repository, Map<String, Map<String, Object>> settings) {
        byRepository.put(repository, settings);
    }

    public void forget(String repository) {
        byRepository.remove(repository);
    }

    /** The attributes of a new repository, with what was chosen for it in the place of ours. */
    Map<String, Map<String, Object>> over(Map<String, Map<String, Object>> ours, String repository) {
        Map<String, Map<String, Object>> attributes = new HashMap<>(ours);
        byRepository
                .getOrDefault(repository, Map.of())
                .forEach((section, chosen) -> attributes.merge(section, chosen, ChosenSettings::merged));
        return attributes;
    }

    private static Map<String, Object> merged(Map<String, Object> ours, Map<String, Object> chosen) {
        Map<String, Object> values = new HashMap<>(ours);
        values.putAll(chosen);
        return values;
    }
}
