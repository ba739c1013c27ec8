package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.sonatype.nexus.common.collect.NestedAttributesMap;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.manager.RepositoryManager;

public class SwitchedOffTest {

    private final RepositoryManager repositories = mock(RepositoryManager.class);
    private final SwitchedOff switchedOff = new SwitchedOff(repositories);

    @Test
    public void whatIsOfflineOrBlockedIsNamedAndNothingElse() {
        has("open", true, false);
        has("offline", false, true);
        has("blocked", true, true);

        assertThat(switchedOff.among(List.of("open", "offline", "blocked", "gone")))
                .containsExactly(
                        "repository blocked is blocked from its upstream, so only what is in its cache can be pulled;"
                                + " untick Blocked in its form",
                        "repository offline is offline, so nobody can pull from it; tick Online in its form");
        assertThat(switchedOff.among(List.of("open"))).isEmpty();
    }

    private void has(String name, boolean isOnline, boolean isBlocked) {
        Repository repository = mock(Repository.class);
        Configuration configuration = mock(Configuration.class);
        when(repositories.get(name)).thenReturn(repository);
        when(repository.getConfiguration()).thenReturn(configuration);
        when(configuration.getRepositoryName()).thenReturn(name);
        when(configuration.isOnline()).thenReturn(isOnline);
        when(configuration.attributes("httpclient"))
                .thenReturn(new NestedAttributesMap("httpclient", new HashMap<>(Map.of("blocked", isBlocked))));
    }
}
