package org.dockermirror.setup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.Test;

public class OpenGroupsTest {

    private static final Found.Rule OURS = new Found.Rule("Allow_docker", Mark.TEXT, true, List.of());
    private static final Found.Rule THEIRS = new Found.Rule("Block_some", "", false, List.of());

    @Test
    public void aProxyWithoutAListBesideAMirrorIsNamedWithItsGroup() {
        assertThat(openIn(Map.of("all", List.of("docker", "hosted", "quay"))))
                .containsExactly("group all serves what docker refuses: proxy quay in it has no allow-list; take it out"
                        + " of the group, or give it a list of its own");
    }

    @Test
    public void aRuleOfSomebodyElsesIsNoList() {
        assertThat(openIn(Map.of("all", List.of("docker", "ruled")))).hasSize(1);
    }

    @Test
    public void mirrorsAndHostedRepositoriesMayStandBesideAMirror() {
        assertThat(openIn(Map.of("all", List.of("docker", "carrier", "hosted", "gone"))))
                .isEmpty();
    }

    @Test
    public void aGroupWithoutAMirrorIsNoneOfOurs() {
        assertThat(openIn(Map.of("all", List.of("quay", "hosted")))).isEmpty();
    }

    @Test
    public void groupsInGroupsAreLookedIntoEvenInACircle() {
        assertThat(openIn(Map.of("group", List.of("inner", "quay"), "inner", List.of("docker", "group"))))
                .hasSize(2)
                .allMatch(sentence -> sentence.contains("proxy quay"));
    }

    private static List<String> openIn(Map<String, List<String>> groups) {
        Map<String, Found.Repository> repositories = Arrays.asList(
                        repository("docker", "docker-proxy", Optional.empty()),
                        repository("carrier", "docker-proxy", Optional.of(OURS.name())),
                        repository("ruled", "docker-proxy", Optional.of(THEIRS.name())),
                        repository("quay", "docker-proxy", Optional.empty()),
                        repository("hosted", "docker-hosted", Optional.empty()),
                        repository("group", "docker-group", Optional.empty()),
                        repository("inner", "docker-group", Optional.empty()))
                .stream()
                .collect(Collectors.toMap(Found.Repository::name, Function.identity()));
        Found found = new Found(
                true,
                Map.of(OURS.name(), OURS, THEIRS.name(), THEIRS),
                repositories,
                Map.of(),
                new Found.Anonymous(true, false, "anonymous", Set.of()),
                List.of(),
                groups,
                Map.of(),
                Map.of(),
                true);
        return OpenGroups.in(found, Set.of("docker"));
    }

    private static Found.Repository repository(String name, String recipe, Optional<String> rule) {
        return new Found.Repository(name, "docker", recipe, rule, "", OptionalInt.empty());
    }
}
