package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.setup.wish.Credentials;
import org.dockermirror.setup.wish.Mirror;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Mock;
import org.mockito.junit.MockitoJUnit;
import org.mockito.junit.MockitoRule;
import org.mockito.quality.Strictness;
import org.sonatype.nexus.common.collect.NestedAttributesMap;
import org.sonatype.nexus.common.entity.EntityId;
import org.sonatype.nexus.repository.Format;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.manager.RepositoryManager;
import org.sonatype.nexus.repository.routing.RoutingRuleStore;

public class RepositoriesTest {

    private static final Mirror MIRROR = Mirror.of(
            "docker",
            List.of(),
            AllowList.empty(IndexType.HUB),
            URI.create("https://mirror.example.com"),
            "Allow_docker",
            OptionalInt.of(8082));

    @Rule
    public final MockitoRule strict = MockitoJUnit.rule().strictness(Strictness.STRICT_STUBS);

    @Mock
    private RepositoryManager manager;

    @Mock
    private RoutingRuleStore rules;

    @Mock
    private Configuration configuration;

    private final ChosenSettings chosen = new ChosenSettings();
    private Repositories repositories;

    @Before
    public void make() {
        repositories = new Repositories(manager, rules, chosen);
    }

    @Test
    public void aPortThatAFormSavedAsDoubleIsTheSamePort() {
        Repository repository = mock(Repository.class);
        when(manager.browse()).thenReturn(List.of(repository));
        when(repository.getName()).thenReturn("docker");
        when(repository.getFormat()).thenReturn(new Format("docker") {});
        when(repository.getConfiguration()).thenReturn(configuration);
        when(configuration.getRecipeName()).thenReturn("docker-proxy");
        when(configuration.getAttributes())
                .thenReturn(Map.of(
                        "docker",
                        Map.of("httpPort", 8082.0, "forceBasicAuth", true),
                        "dockerProxy",
                        Map.of("indexType", "HUB", "fallbackUrls", List.of("https://mirror.example.com"))));

        assertThat(repositories.found().get("docker").port()).hasValue(8082);
        assertThat(repositories.found().get("docker").forceBasicAuth()).isTrue();
        assertThat(repositories.found().get("docker").indexType()).isEqualTo(IndexType.HUB);
        assertThat(repositories.found().get("docker").fallbacks()).containsExactly("https://mirror.example.com");
    }

    @Test
    public void aNewRepositoryHasEverySettingThatTheServerLooksFor() {
        Map<String, Map<String, Object>> attributes = MirrorAttributes.of(MIRROR);

        assertThat(attributes)
                .containsOnlyKeys("docker", "dockerProxy", "proxy", "httpclient", "negativeCache", "storage");
        assertThat(attributes.get("docker"))
                .containsEntry("forceBasicAuth", false)
                .containsEntry("httpPort", 8082);
        assertThat(attributes.get("dockerProxy")).containsEntry("indexType", "HUB");
        assertThat(attributes.get("proxy")).containsEntry("remoteUrl", "https://mirror.example.com");
        assertThat(attributes.get("storage"))
                .containsEntry("blobStoreName", "default")
                .containsEntry("dataStoreName", "nexus");
    }

    @Test
    public void fallbacksAreWrittenWhereTheFileSaysWhichAndElseLeftAlone() throws Exception {
        Repository repository = mock(Repository.class);
        Map<String, Object> dockerProxy =
                new HashMap<>(Map.of("indexType", "REGISTRY", "fallbackUrls", List.of("https://old.example.com")));
        when(manager.get("docker")).thenReturn(repository);
        when(repository.getConfiguration()).thenReturn(configuration);
        when(configuration.copy()).thenReturn(configuration);
        when(configuration.attributes("docker")).thenReturn(new NestedAttributesMap("docker", new HashMap<>()));
        when(configuration.attributes("proxy")).thenReturn(new NestedAttributesMap("proxy", new HashMap<>()));
        when(configuration.attributes("dockerProxy")).thenReturn(new NestedAttributesMap("dockerProxy", dockerProxy));
        repositories.update(MIRROR);
        assertThat(dockerProxy)
                .containsEntry("fallbackUrls", List.of("https://old.example.com"))
                .containsEntry("indexType", "HUB");

        dockerProxy.put("indexType", "CUSTOM");
        Mirror mirror = MIRROR.withFallbacks(Optional.of(List.of(URI.create("https://new.example.com"))));
        repositories.update(mirror);
        assertThat(dockerProxy)
                .containsEntry("fallbackUrls", List.of("https://new.example.com"))
                .as("an index that a person named")
                .containsEntry("indexType", "CUSTOM");
        assertThat(MirrorAttributes.of(mirror).get("dockerProxy"))
                .containsEntry("fallbackUrls", List.of("https://new.example.com"));

        repositories.update(MIRROR.withFallbacks(Optional.of(List.of())));
        assertThat(dockerProxy).containsEntry("fallbackUrls", List.of());
    }

    @Test
    public void anUpdateKeepsWhatItDoesNotKnow() throws Exception {
        Repository repository = mock(Repository.class);
        Map<String, Object> docker =
                new HashMap<>(Map.of("httpPort", 9000.0, "subdomain", "hub", "forceBasicAuth", true));
        Map<String, Object> proxy = new HashMap<>(Map.of("remoteUrl", "https://old.example.com", "contentMaxAge", 5));
        when(manager.get("docker")).thenReturn(repository);
        when(repository.getConfiguration()).thenReturn(configuration);
        when(configuration.copy()).thenReturn(configuration);
        when(configuration.attributes("dockerProxy"))
                .thenReturn(new NestedAttributesMap("dockerProxy", new HashMap<>()));
        when(configuration.attributes("docker")).thenReturn(new NestedAttributesMap("docker", docker));
        when(configuration.attributes("proxy")).thenReturn(new NestedAttributesMap("proxy", proxy));

        repositories.update(MIRROR);

        assertThat(docker)
                .containsEntry("httpPort", 8082)
                .containsEntry("subdomain", "hub")
                .containsEntry("forceBasicAuth", false);
        assertThat(proxy)
                .containsEntry("remoteUrl", "https://mirror.example.com")
                .containsEntry("contentMaxAge", 5);
        verify(manager).update(configuration);
    }

    @Test
    public void anAccountIsGivenAndTakenAndTheRestOfTheClientsSettingsStays() throws Exception {
        Repository repository = mock(Repository.class);
        Map<String, Object> client = new HashMap<>(Map.of("blocked", false));
        when(manager.get("docker")).thenReturn(repository);
        when(repository.getConfiguration()).thenReturn(configuration);
        when(configuration.copy()).thenReturn(configuration);
        when(configuration.attributes("httpclient")).thenReturn(new NestedAttributesMap("httpclient", client));

        repositories.setLogin("docker", Optional.of(new Credentials("me", "s3cret", "")));
        assertThat(client)
                .containsEntry("blocked", false)
                .containsEntry("authentication", Map.of("type", "username", "username", "me", "password", "s3cret"));

        repositories.setLogin("docker", Optional.empty());
        assertThat(client).containsOnlyKeys("blocked");
    }

    @Test
    public void aCleanupPolicyComesToThoseThatAreThereAsASet() throws Exception {
        Repository repository = mock(Repository.class);
        Map<String, Object> cleanup = new HashMap<>(Map.of("policyName", List.of("theirs")));
        when(manager.get("docker")).thenReturn(repository);
        when(repository.getConfiguration()).thenReturn(configuration);
        when(configuration.copy()).thenReturn(configuration);
        when(configuration.getAttributes()).thenReturn(Map.of("cleanup", cleanup));
        when(configuration.attributes("cleanup")).thenReturn(new NestedAttributesMap("cleanup", cleanup));

        repositories.setCleanupPolicies("docker", policies -> policies.add("Unused_docker"));

        assertThat(cleanup).containsEntry("policyName", Set.of("theirs", "Unused_docker"));
        verify(manager).update(configuration);
    }

    @Test
    public void aRepositoryThatDidNotStartIsDeletedAgain() throws Exception {
        EntityId rule = mock(EntityId.class);
        when(manager.newConfiguration()).thenReturn(configuration);
        when(manager.create(any())).thenThrow(new IllegalStateException("no table"));
        when(manager.exists("docker")).thenReturn(true);

        assertThatThrownBy(() -> repositories.create(MIRROR, rule)).hasMessageContaining("docker could not be made");
        verify(manager).delete("docker");
    }

    @Test
    public void whatAPersonChoseForTheRepositoryComesBeforeOurs() throws Exception {
        when(manager.newConfiguration()).thenReturn(configuration);
        chosen.choose("docker", Map.of("storage", Map.of("blobStoreName", "big"), "cleanup", Map.of("policyName", "")));

        repositories.create(MIRROR, mock(EntityId.class));
        repositories.create(MIRROR, mock(EntityId.class));

        ArgumentCaptor<Map<String, Map<String, Object>>> attributes = ArgumentCaptor.captor();
        verify(configuration, times(2)).setAttributes(attributes.capture());
        assertThat(attributes.getAllValues().get(0).get("storage"))
                .containsEntry("blobStoreName", "big")
                .containsEntry("strictContentTypeValidation", true);
        assertThat(attributes.getAllValues().get(0)).containsKeys("proxy", "cleanup");
        assertThat(attributes.getAllValues().get(1))
                .as("the next repository of that name")
                .isEqualTo(MirrorAttributes.of(MIRROR));
    }

    @Test
    public void whatAPersonChoseIsKeptForTheNextTry() throws Exception {
        when(manager.newConfiguration()).thenReturn(configuration);
        when(manager.create(any())).thenThrow(new IllegalStateException("no table"));
        chosen.choose("docker", Map.of("storage", Map.of("blobStoreName", "big")));

        assertThatThrownBy(() -> repositories.create(MIRROR, mock(EntityId.class)))
                .isInstanceOf(IllegalStateException.class);

        assertThat(chosen.over(MirrorAttributes.of(MIRROR), "docker").get("storage"))
                .containsEntry("blobStoreName", "big");
    }

    @Test
    public void aRepositoryThatCannotBeDeletedIsNamed() throws Exception {
        repositories.delete("docker");
        verify(manager).delete("docker");

        doThrow(new IllegalStateException("busy")).when(manager).delete("docker");
        assertThatThrownBy(() -> repositories.delete("docker"))
                .hasMessageContaining("repository docker could not be deleted")
                .hasMessageContaining("busy");
    }
}
