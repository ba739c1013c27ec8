package org.dockermirror.routing.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.lenient;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dockermirror.allowlist.rule.IndexType;
import org.junit.Before;
import org.junit.Test;
import org.sonatype.nexus.common.collect.NestedAttributesMap;
import org.sonatype.nexus.common.entity.EntityId;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.manager.RepositoryManager;

public class OfflineMirrorsTest {

    private final RepositoryManager manager = mock(RepositoryManager.class);
    private final Repository repository = mock(Repository.class);
    private final Configuration configuration = mock(Configuration.class);
    private final Map<String, Map<String, Object>> attributes = new HashMap<>();
    private final Mirrors mirrors = new Mirrors(mock(Remembered.class));
    private final OfflineMirrors offline = new OfflineMirrors(mirrors, manager);

    @Before
    public void makeAMirrorWithItsRule() {
        when(manager.browse()).thenReturn(List.of(repository));
        when(repository.getName()).thenReturn("docker");
        when(repository.getConfiguration()).thenReturn(configuration);
        lenient().when(configuration.isOnline()).thenReturn(true);
        lenient().when(configuration.copy()).thenReturn(configuration);
        lenient().when(configuration.getRepositoryName()).thenReturn("docker");
        lenient().when(configuration.getRoutingRuleId()).thenReturn(mock(EntityId.class));
        lenient().when(configuration.getAttributes()).thenReturn(attributes);
        lenient()
                .when(configuration.attributes("dockerMirror"))
                .thenAnswer(call -> new NestedAttributesMap(
                        "dockerMirror", attributes.computeIfAbsent("dockerMirror", key -> new HashMap<>())));
    }

    @Test
    public void aListThatItsRuleFollowsStaysOnline() throws Exception {
        list("helloz/**", "nginx", "a/*");

        offline.leave();

        verify(manager, never()).update(any());
    }

    @Test
    public void aListThatIsFinerThanAnyRuleIsSetOffline() throws Exception {
        for (String entry : List.of("!helloz/x", "redis:7.*", "a/b@sha256:" + "0".repeat(64))) {
            attributes.clear();
            list("helloz/**", entry);
            offline.leave();
            assertThat(attributes).as(entry).containsKey("dockerMirror");
        }
        attributes.clear();
        list(IntStream.range(0, 60).mapToObj(i -> "a/i" + i).toArray(String[]::new));
        offline.leave();
        assertThat(attributes).containsKey("dockerMirror");
        attributes.clear();
        list(IntStream.range(0, 60).mapToObj(i -> "n" + i + "/**").toArray(String[]::new));
        offline.leave();
        assertThat(attributes).isEmpty();
    }

    @Test
    public void aMirrorWithoutRuleOrListIsSetOffline() throws Exception {
        list("helloz/**");
        when(configuration.getRoutingRuleId()).thenReturn(null);
        offline.leave();
        verify(configuration).setOnline(false);
        verify(manager).update(configuration);
    }

    @Test
    public void whatWasSetOfflineComesBackAndNothingElseDoes() throws Exception {
        list("helloz/**", "!helloz/x");
        when(configuration.isOnline()).thenReturn(false);
        offline.comeBack();
        verify(manager, never()).update(any());

        when(configuration.isOnline()).thenReturn(true);
        offline.leave();
        offline.comeBack();

        verify(configuration).setOnline(true);
        assertThat(attributes.get("dockerMirror")).isEmpty();
    }

    @Test
    public void aRepositoryThatIsNoMirrorIsLeftAlone() throws Exception {
        lenient().when(configuration.getRoutingRuleId()).thenReturn(null);

        offline.leave();

        verify(manager, never()).update(any());
    }

    private void list(String... entries) throws Exception {
        mirrors.replace(List.of(WishedMirror.of("docker", "Allow_docker", IndexType.HUB, "", List.of(entries))));
    }
}
