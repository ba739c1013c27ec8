package org.dockermirror.routing.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.WebApplicationException;
import org.dockermirror.allowlist.decision.Explanation;
import org.dockermirror.allowlist.decision.ImageReference;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.AllowListParser;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.Position;
import org.dockermirror.allowlist.rule.Problem;
import org.dockermirror.allowlist.rule.WrittenEntry;
import org.dockermirror.routing.mirror.Carriers;
import org.dockermirror.routing.mirror.ListSource;
import org.dockermirror.routing.mirror.ListSources;
import org.dockermirror.routing.mirror.Mirrors;
import org.dockermirror.routing.mirror.TestMirrors;
import org.dockermirror.routing.mirror.WishedMirror;
import org.jspecify.annotations.Nullable;
import org.junit.Before;
import org.junit.Test;
import org.sonatype.nexus.common.collect.NestedAttributesMap;
import org.sonatype.nexus.common.entity.DetachedEntityId;
import org.sonatype.nexus.repository.Format;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.manager.RepositoryManager;
import org.sonatype.nexus.repository.routing.RoutingRule;
import org.sonatype.nexus.repository.routing.RoutingRuleStore;
import org.sonatype.nexus.repository.types.ProxyType;

public class MirrorsOfRestTest {

    private static final Position LINE_7 = new Position("docker-mirror.yaml", 7, 9);

    private final ListSources sources = new ListSources();
    private final RepositoryManager repositories = mock(RepositoryManager.class);
    private final RoutingRuleStore rules = mock(RoutingRuleStore.class);
    private Mirrors mirrors;
    private MirrorsOfRest rest;

    @Before
    public void make() throws Exception {
        mirrors = TestMirrors.of("docker", "helloz/**", "nginx");
        rest = new MirrorsOfRest(mirrors, sources, new RepositorySettings(repositories, rules));
    }

    @Test
    public void whatIsWrittenAndInForceIsShownSo() throws Exception {
        sources.replace(Map.of("docker", ListSource.good("docker-mirror.yaml", "tag", list())));

        assertThat(rest.all()).singleElement().satisfies(mirror -> {
            assertThat(mirror.getRepository()).isEqualTo("docker");
            assertThat(mirror.getState()).isEqualTo(MirrorView.State.IN_FORCE);
            assertThat(mirror.getEntries()).isEqualTo(2);
            assertThat(mirror.getIndexType()).isEqualTo("HUB");
            assertThat(Instant.parse(mirror.getInForceSince())).isBeforeOrEqualTo(Instant.now());
        });
        AllowListView view = rest.listOf(rest.require("docker"));
        assertThat(view.getEntries()).containsExactly("helloz/**", "nginx");
        assertThat(view.getSource()).isEqualTo("docker-mirror.yaml");
        assertThat(view.getProblems()).isEmpty();
    }

    @Test
    public void aRefusedListIsShownWithItsProblemsAndTheLastGoodOne() {
        sources.replace(Map.of(
                "docker",
                ListSource.refused("docker-mirror.yaml", "tag", List.of(new Problem(LINE_7, "wrong")), Instant.now())));

        assertThat(rest.all().get(0).getState()).isEqualTo(MirrorView.State.LAST_GOOD);
        AllowListView view = rest.listOf(rest.require("docker"));
        assertThat(view.getEntries()).containsExactly("helloz/**", "nginx");
        assertThat(view.getProblems()).singleElement().satisfies(problem -> {
            assertThat(problem.getLine()).isEqualTo(7);
            assertThat(problem.getMessage()).isEqualTo("wrong");
        });
    }

    @Test
    public void aMirrorWithoutAValidListRefusesAll() throws Exception {
        mirrors.replace(List.of(WishedMirror.withoutValidList("other", "Allow_other", IndexType.HUB)));

        assertThat(rest.all().get(0).getState()).isEqualTo(MirrorView.State.REFUSES_ALL);
        assertThat(rest.all().get(0).getEntries()).isZero();
        assertThat(rest.listOf(rest.require("other")).getEntries()).isEmpty();
    }

    @Test
    public void aMirrorIsShownAsItsRepositoryIsSetAndWithoutTheAccountInTheAddress() throws Exception {
        sources.replace(Map.of("docker", ListSource.good("docker-mirror.yaml", "tag", list())));
        repository("docker", "https://me:secret@reg_1.example:5000/hub?a=b", 8082.0);

        MirrorView mirror = rest.view(rest.require("docker"));

        assertThat(mirror.getUpstream()).isEqualTo("https://reg_1.example:5000/hub");
        assertThat(mirror.getPort()).isEqualTo(8082);
        assertThat(mirror.getRoutingRule()).isEqualTo("Allow_docker");
        assertThat(mirror.getSource()).isEqualTo("docker-mirror.yaml");
        assertThat(mirror.getReason()).isNull();
    }

    @Test
    public void whatIsInTheWayIsSaidInWords() throws Exception {
        MirrorView notMade = rest.view(rest.require("docker"));
        assertThat(notMade.getReason()).contains("there is no repository \"docker\"");
        assertThat(notMade.getUpstream()).isNull();
        assertThat(notMade.getPort()).isNull();
        assertThat(notMade.getRoutingRule()).isNull();

        repository("docker", "https://registry-1.docker.io", null);
        sources.replace(Map.of(
                "docker",
                ListSource.refused("docker-mirror.yaml", "tag", List.of(new Problem(LINE_7, "wrong")), Instant.now())));
        assertThat(rest.view(rest.require("docker")).getReason())
                .contains("refused", "docker-mirror.yaml, line 7")
                .endsWith("wrong");
        assertThat(rest.view(rest.require("docker")).getPort()).isNull();

        mirrors.replace(List.of(WishedMirror.withoutValidList("other", "Allow_other", IndexType.HUB)));
        assertThat(rest.view(rest.require("other")).getReason()).contains("no valid allow-list");
    }

    @Test
    public void aRuleThatBelongsToNoMirrorIsTheReason() throws Exception {
        Repository byHand = repository("by-hand", "https://registry-1.docker.io", null);
        when(repositories.browse()).thenReturn(List.of(byHand));
        new Carriers(mirrors, repositories, rules).lookAtAll();

        MirrorView mirror = rest.view(rest.require("by-hand"));

        assertThat(mirror.getState()).isEqualTo(MirrorView.State.REFUSES_ALL);
        assertThat(mirror.getReason()).contains("belongs to no configured mirror");
        assertThat(mirror.getRoutingRule()).isEqualTo("Allow_by-hand");
        assertThat(mirror.getSource()).isNull();
    }

    @Test
    public void aCheckNamesTheLineWhereTheSourceIsKnownAndNoneWhereNot() throws Exception {
        assertThat(check("helloz/onenav").getEntry()).isEqualTo("helloz/**");
        assertThat(check("helloz/onenav").getLine()).isNull();

        sources.replace(Map.of("docker", ListSource.good("docker-mirror.yaml", "tag", list())));
        assertThat(check("helloz/onenav").isAllowed()).isTrue();
        assertThat(check("helloz/onenav").getSource()).isEqualTo("docker-mirror.yaml");
        assertThat(check("helloz/onenav").getLine()).isEqualTo(7);
        assertThat(check("other/image").isAllowed()).isFalse();
        assertThat(check("other/image").getEntry()).isNull();
    }

    @Test
    public void whatIsNoMirrorIsNotFound() {
        when(repositories.get("raw")).thenReturn(mock(Repository.class));

        for (String name : new String[] {"raw", "nowhere", "DOCKER"}) {
            assertThatThrownBy(() -> rest.require(name))
                    .as(name)
                    .isInstanceOfSatisfying(
                            WebApplicationException.class,
                            e -> assertThat(e.getResponse().getStatus()).isEqualTo(404));
        }
    }

    /** A Docker proxy with a routing rule of ours. */
    private Repository repository(String name, String upstream, @Nullable Double port) {
        Map<String, Map<String, Object>> attributes = new HashMap<>();
        attributes.put("proxy", Map.of("remoteUrl", upstream));
        attributes.put("docker", port == null ? Map.of() : Map.of("httpPort", port));
        Configuration configuration = mock(Configuration.class);
        when(configuration.getAttributes()).thenReturn(attributes);
        when(configuration.attributes("dockerProxy"))
                .thenReturn(new NestedAttributesMap("dockerProxy", new HashMap<>(Map.of("indexType", "HUB"))));
        when(configuration.getRoutingRuleId()).thenReturn(new DetachedEntityId("Allow_" + name));
        Format docker = mock(Format.class);
        when(docker.getValue()).thenReturn("docker");
        Repository repository = mock(Repository.class);
        when(repository.getName()).thenReturn(name);
        when(repository.getFormat()).thenReturn(docker);
        when(repository.getType()).thenReturn(new ProxyType());
        when(repository.getConfiguration()).thenReturn(configuration);
        when(repositories.get(name)).thenReturn(repository);
        RoutingRule rule = mock(RoutingRule.class);
        when(rule.name()).thenReturn("Allow_" + name);
        when(rule.description()).thenReturn("[docker-mirror]");
        when(rules.getById("Allow_" + name)).thenReturn(rule);
        return repository;
    }

    private CheckView check(String image) {
        return new CheckView(
                Explanation.of(rest.conditionWithPositions(rest.require("docker")), ImageReference.parse(image)));
    }

    private static AllowList list() throws Exception {
        return AllowListParser.parse(
                        List.of(new WrittenEntry("helloz/**", LINE_7), new WrittenEntry("nginx", LINE_7)),
                        IndexType.HUB,
                        "")
                .list();
    }
}
