package org.dockermirror.routing.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import java.util.List;
import java.util.Map;
import org.dockermirror.allowlist.rule.IndexType;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.mockito.Mock;
import org.mockito.junit.MockitoJUnit;
import org.mockito.junit.MockitoRule;
import org.mockito.quality.Strictness;
import org.sonatype.nexus.common.collect.NestedAttributesMap;
import org.sonatype.nexus.common.entity.DetachedEntityId;
import org.sonatype.nexus.repository.Format;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.RepositoryStartedEvent;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.manager.RepositoryCreatedEvent;
import org.sonatype.nexus.repository.manager.RepositoryDeletedEvent;
import org.sonatype.nexus.repository.manager.RepositoryManager;
import org.sonatype.nexus.repository.manager.RepositoryUpdatedEvent;
import org.sonatype.nexus.repository.routing.RoutingRule;
import org.sonatype.nexus.repository.routing.RoutingRuleCreatedEvent;
import org.sonatype.nexus.repository.routing.RoutingRuleDeletedEvent;
import org.sonatype.nexus.repository.routing.RoutingRuleStore;
import org.sonatype.nexus.repository.routing.RoutingRuleUpdatedEvent;
import org.sonatype.nexus.repository.types.GroupType;
import org.sonatype.nexus.repository.types.HostedType;
import org.sonatype.nexus.repository.types.ProxyType;

public class CarriersTest {

    @Rule
    public final MockitoRule strict = MockitoJUnit.rule().strictness(Strictness.STRICT_STUBS);

    @Mock
    private RepositoryManager repositories;

    @Mock
    private RoutingRuleStore rules;

    private Mirrors mirrors;
    private Carriers carriers;
    private CarrierEvents events;

    @Before
    public void make() throws Exception {
        mirrors = TestMirrors.of("docker", "helloz/**");
        carriers = new Carriers(mirrors, repositories, rules);
        events = new CarrierEvents(carriers);
    }

    @Test
    public void aRepositoryMadeByHandWithOurRuleIsJudgedFromItsFirstMomentOn() {
        rule("Allow_docker", "[docker-mirror] made for docker");

        events.on(new RepositoryCreatedEvent(dockerProxy("by-hand", "Allow_docker", "HUB")));

        JudgedMirror mirror = mirrors.reachedAs("by-hand").orElseThrow();
        assertThat(mirror.indexType()).isEqualTo(IndexType.HUB);
        assertThat(TestMirrors.refusal(mirror, "GET", "/v2/helloz/onenav/manifests/1"))
                .isEmpty();
        assertThat(TestMirrors.refusal(mirror, "GET", "/v2/other/image/manifests/1"))
                .isPresent();
    }

    @Test
    public void everyWayInWhichARepositoryComesOrChangesIsSeen() {
        rule("Allow_docker", "[docker-mirror]");
        Repository repository = dockerProxy("by-hand", "Allow_docker", "HUB");

        events.on(new RepositoryStartedEvent(repository));
        assertThat(mirrors.reachedAs("by-hand")).isPresent();
        events.on(new RepositoryDeletedEvent(repository));
        assertThat(mirrors.reachedAs("by-hand")).isEmpty();
        events.on(new RepositoryUpdatedEvent(repository, mock(Configuration.class)));
        assertThat(mirrors.reachedAs("by-hand")).isPresent();
    }

    @Test
    public void aRepositoryWhoseRuleWasTakenAwayIsNotJudgedAnyMore() {
        rule("Allow_docker", "[docker-mirror]");
        events.on(new RepositoryStartedEvent(dockerProxy("by-hand", "Allow_docker", "HUB")));

        events.on(new RepositoryUpdatedEvent(dockerProxy("by-hand", null, "HUB"), mock(Configuration.class)));

        assertThat(mirrors.reachedAs("by-hand")).isEmpty();
    }

    @Test
    public void aRuleThatIsNotOursMakesNoMirror() {
        rule("Allow_helloz", "made by a person");

        events.on(new RepositoryStartedEvent(dockerProxy("theirs", "Allow_helloz", "HUB")));

        assertThat(mirrors.reachedAs("theirs")).isEmpty();
    }

    @Test
    public void aRuleThatIsGoneMakesNoMirror() {
        events.on(new RepositoryStartedEvent(dockerProxy("theirs", "Allow_gone", "HUB")));

        assertThat(mirrors.reachedAs("theirs")).isEmpty();
    }

    @Test
    public void onlyDockerProxiesAreLookedAt() {
        events.on(new RepositoryStartedEvent(repository("raw-proxy", "raw", new ProxyType())));
        events.on(new RepositoryStartedEvent(repository("docker-hosted", "docker", new HostedType())));
        events.on(new RepositoryStartedEvent(repository("docker-group", "docker", new GroupType())));

        verify(rules, never()).getById(any());
    }

    @Test
    public void aRepositoryThatSaysNothingOfItsIndexIsOneOfTypeRegistry() {
        rule("Allow_docker", "[docker-mirror]");

        events.on(new RepositoryStartedEvent(dockerProxy("by-hand", "Allow_docker", null)));

        assertThat(mirrors.reachedAs("by-hand").orElseThrow().indexType()).isEqualTo(IndexType.REGISTRY);
    }

    @Test
    public void whenARuleChangesAllRepositoriesAreLookedAtAgain() {
        RoutingRule rule = rule("Allow_docker", "[docker-mirror]");
        Repository repository = dockerProxy("by-hand", "Allow_docker", "HUB");
        when(repositories.browse()).thenReturn(List.of(repository));

        events.on(new RoutingRuleCreatedEvent(rule));
        assertThat(mirrors.reachedAs("by-hand")).isPresent();

        when(rule.description()).thenReturn("the mark was edited away");
        events.on(new RoutingRuleUpdatedEvent(rule));
        assertThat(mirrors.reachedAs("by-hand")).isEmpty();

        when(rule.description()).thenReturn("[docker-mirror]");
        events.on(new RoutingRuleUpdatedEvent(rule));
        when(rules.getById("Allow_docker")).thenReturn(null);
        events.on(new RoutingRuleDeletedEvent(rule));
        assertThat(mirrors.reachedAs("by-hand")).isEmpty();
    }

    @Test
    public void theStartOfTheServerLooksAtAll() throws Exception {
        rule("Allow_docker", "[docker-mirror]");
        Repository repository = dockerProxy("by-hand", "Allow_docker", "HUB");
        when(repositories.browse()).thenReturn(List.of(repository));

        new CarriersAtStart(carriers).start();

        assertThat(mirrors.reachedAs("by-hand")).isPresent();
    }

    @Test
    public void aServerThatCannotBeReadStartsAllTheSameAndKeepsWhatIsKnown() throws Exception {
        rule("Allow_docker", "[docker-mirror]");
        Repository repository = dockerProxy("by-hand", "Allow_docker", "HUB");
        events.on(new RepositoryStartedEvent(repository));
        when(repositories.browse()).thenThrow(new IllegalStateException("not started"));
        when(rules.getById("Allow_docker")).thenThrow(new IllegalStateException("no database"));

        new CarriersAtStart(carriers).start();
        events.on(new RepositoryUpdatedEvent(repository, mock(Configuration.class)));

        assertThat(mirrors.reachedAs("by-hand")).isPresent();
    }

    private RoutingRule rule(String name, String description) {
        RoutingRule rule = mock(RoutingRule.class, withSettings().strictness(Strictness.LENIENT));
        when(rule.name()).thenReturn(name);
        when(rule.description()).thenReturn(description);
        when(rules.getById(name)).thenReturn(rule);
        return rule;
    }

    /** A repository whose rule's id is the rule's name. */
    private static Repository dockerProxy(String name, String rule, String indexType) {
        Repository repository = repository(name, "docker", new ProxyType());
        Configuration configuration = mock(Configuration.class, withSettings().strictness(Strictness.LENIENT));
        when(configuration.getRoutingRuleId()).thenReturn(rule == null ? null : new DetachedEntityId(rule));
        when(configuration.attributes("dockerProxy"))
                .thenReturn(new NestedAttributesMap(
                        "dockerProxy", indexType == null ? Map.of() : Map.of("indexType", indexType)));
        when(repository.getConfiguration()).thenReturn(configuration);
        return repository;
    }

    private static Repository repository(String name, String format, org.sonatype.nexus.repository.Type type) {
        Repository repository = mock(Repository.class, withSettings().strictness(Strictness.LENIENT));
        when(repository.getName()).thenReturn(name);
        when(repository.getFormat()).thenReturn(new Format(format) {});
        when(repository.getType()).thenReturn(type);
        return repository;
    }
}
