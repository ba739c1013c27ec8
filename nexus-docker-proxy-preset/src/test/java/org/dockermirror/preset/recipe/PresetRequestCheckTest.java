package org.dockermirror.preset.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.Guice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.validation.ConstraintViolation;
import javax.validation.Path;
import javax.validation.Validation;
import org.dockermirror.preset.DockerFormat;
import org.junit.Before;
import org.junit.Test;
import org.sonatype.nexus.blobstore.api.BlobStoreManager;
import org.sonatype.nexus.common.collect.NestedAttributesMap;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.config.ConfigurationStore;
import org.sonatype.nexus.repository.manager.ConfigurationValidator;
import org.sonatype.nexus.repository.manager.RepositoryManager;
import org.sonatype.nexus.repository.routing.RoutingRuleStore;

public class PresetRequestCheckTest {

    private static final String HUB = "\"proxy\":{\"remoteUrl\":\"https://registry-1.docker.io\"}";
    private static final String ENOUGH = "{\"name\":\"hub\"," + HUB + "}";

    private final ConfigurationValidator validator = mock(ConfigurationValidator.class);
    private final RepositoryManager repositories = mock(RepositoryManager.class);
    private final BlobStoreManager blobStores = mock(BlobStoreManager.class);
    private final DockerFormat docker = mock(DockerFormat.class);
    private final ConfigurationStore store = mock(ConfigurationStore.class);
    private final PresetRequestConverter converter = Guice.createInjector(binder -> {
                binder.bind(RoutingRuleStore.class).toInstance(mock(RoutingRuleStore.class));
                binder.bind(ConfigurationStore.class).toInstance(store);
            })
            .getInstance(PresetRequestConverter.class);
    private final PresetRequestCheck check = new PresetRequestCheck(
            converter,
            Validation.buildDefaultValidatorFactory().getValidator(),
            List.of(validator),
            repositories,
            blobStores,
            docker);

    @Before
    public void aServerWithTheDockerFormat() {
        when(docker.isReady()).thenReturn(true);
        when(blobStores.exists("big")).thenReturn(true);
        when(store.newConfiguration()).thenAnswer(call -> configuration());
    }

    @Test
    public void aNameAndARemoteUrlAreEnough() throws Exception {
        assertThat(problems(ENOUGH)).isEmpty();
        assertThat(settings(ENOUGH)).isEqualTo(Map.of("proxy", Map.of()));
        assertThat(PresetRequestCheck.form(read(ENOUGH)).problems()).isEmpty();
        assertThat(PresetRequestCheck.form(read(ENOUGH)).size()).as("entries").isZero();
    }

    @Test
    public void withoutThemEachIsAskedForAtItsField() throws Exception {
        assertThat(problems("{}")).containsOnlyKeys("name", "proxy.remoteUrl");
        assertThat(problems("{}").get("proxy.remoteUrl")).contains("https://registry-1.docker.io");
    }

    @Test
    public void whatTheFormSendsIsSettledAsItSays() throws Exception {
        String form = "{\"type\":\"proxy\",\"name\":\"hub\",\"online\":true,\"routingRule\":\"\","
                + "\"storage\":{\"blobStoreName\":\"big\",\"strictContentTypeValidation\":true},\"cleanup\":{\"policyNames\":[\"old\"]},"
                + "\"proxy\":{\"remoteUrl\":\"https://quay.io\",\"contentMaxAge\":\"60\",\"metadataMaxAge\":1440},"
                + "\"negativeCache\":{\"enabled\":true,\"timeToLive\":1440},"
                + "\"httpClient\":{\"blocked\":false,\"autoBlock\":true,\"connection\":null,\"authentication\":null},"
                + "\"replication\":{\"preemptivePullEnabled\":false,\"assetPathRegex\":\"\"},\"format\":\"docker-mirror\"}";

        assertThat(problems(form)).isEmpty();
        Map<String, Map<String, Object>> settings = settings(form);
        assertThat(settings.get("storage")).containsEntry("blobStoreName", "big");
        assertThat(settings.get("cleanup")).containsEntry("policyName", Set.of("old"));
        assertThat(settings.get("proxy"))
                .as("the address is the mirror's own")
                .isEqualTo(Map.of("contentMaxAge", 60, "metadataMaxAge", 1440));
        assertThat(settings.get("httpclient")).containsEntry("autoBlock", true);
    }

    @Test
    public void whatAMirrorRefusesIsSaidAtTheFieldOfTheForm() throws Exception {
        Map<String, String> problems =
                problems("{\"name\":\"my mirror\",\"proxy\":{\"remoteUrl\":\"https://me:secret@quay.io\"}}");

        assertThat(problems).containsOnlyKeys("name", "proxy.remoteUrl");
        assertThat(problems.get("proxy.remoteUrl")).contains("user or password").doesNotContain("secret");
    }

    @Test
    public void aRepositoryOfThatNameIsInTheWay() throws Exception {
        when(repositories.exists("hub")).thenReturn(true);
        assertThat(problems(ENOUGH)).containsOnlyKeys("name");
        assertThat(problems(ENOUGH).get("name")).contains("\"hub\" already");
    }

    @Test
    public void whatAMirrorDoesNotLeaveOpenIsNamed() throws Exception {
        String chosen = "{\"name\":\"hub\",\"online\":false,\"routingRule\":\"other\","
                + "\"storage\":{\"blobStoreName\":\"none\"}," + HUB + "}";
        assertThat(problems(chosen)).containsOnlyKeys("online", "routingRule", "storage.blobStoreName");
    }

    @Test
    public void aNumberOutOfRangeIsSaidAtItsField() throws Exception {
        String slow = "{\"name\":\"hub\"," + HUB + ",\"httpClient\":{\"connection\":{\"timeout\":5000}}}";
        assertThat(problems(slow)).containsOnlyKeys("httpClient.connection.timeout");
    }

    @Test
    public void aTrustStoreNeedsHttps() throws Exception {
        String plain = "{\"name\":\"hub\",\"proxy\":{\"remoteUrl\":\"http://registry.lan:5000\"},"
                + "\"httpClient\":{\"connection\":{\"useTrustStore\":true}}}";
        assertThat(problems(plain)).containsOnlyKeys("httpClient.connection.useTrustStore");
    }

    @Test
    public void whatTheServerRefusesIsSaidBeforeAnythingIsWritten() throws Exception {
        Path path = mock(Path.class);
        when(path.toString()).thenReturn("cleanup");
        ConstraintViolation<?> violation = mock(ConstraintViolation.class);
        when(violation.getPropertyPath()).thenReturn(path);
        when(violation.getMessage()).thenReturn("a policy of another format");
        doReturn(violation).when(validator).validate(any());

        assertThat(problems(ENOUGH)).isEqualTo(Map.of("cleanup", "a policy of another format"));
    }

    @Test
    public void withoutADockerFormatNoneIsMade() throws Exception {
        when(docker.isReady()).thenReturn(false);
        assertThat(problems(ENOUGH).get("name")).contains("no Docker format");
    }

    private Map<String, String> problems(String json) throws Exception {
        return check.problems(read(json)).byField();
    }

    private Map<String, Map<String, Object>> settings(String json) throws Exception {
        return check.settings(read(json));
    }

    private static PresetRequest read(String json) throws Exception {
        return new ObjectMapper().readValue(json, PresetRequest.class);
    }

    /** One that keeps its attributes. */
    private static Configuration configuration() {
        Map<String, Map<String, Object>> attributes = new HashMap<>();
        Configuration configuration = mock(Configuration.class);
        when(configuration.getAttributes()).thenReturn(attributes);
        when(configuration.attributes(any()))
                .thenAnswer(call -> new NestedAttributesMap(
                        call.getArgument(0), attributes.computeIfAbsent(call.getArgument(0), key -> new HashMap<>())));
        return configuration;
    }
}
