package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.dockermirror.setup.plan.Found;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.mockito.Mock;
import org.mockito.junit.MockitoJUnit;
import org.mockito.junit.MockitoRule;
import org.sonatype.nexus.cleanup.content.CleanupPolicyCreatedEvent;
import org.sonatype.nexus.cleanup.content.CleanupPolicyDeletedEvent;
import org.sonatype.nexus.cleanup.content.CleanupPolicyUpdatedEvent;
import org.sonatype.nexus.cleanup.storage.CleanupPolicy;
import org.sonatype.nexus.cleanup.storage.CleanupPolicyStorage;
import org.sonatype.nexus.common.event.EventManager;

public class CleanupPoliciesTest {

    private static final Map<String, String> THIRTY_DAYS = Map.of("lastDownloaded", "2592000");

    @Rule
    public final MockitoRule mocks = MockitoJUnit.rule();

    @Mock
    private CleanupPolicyStorage storage;

    @Mock
    private EventManager events;

    private CleanupPolicies policies;

    @Before
    public void make() {
        policies = new CleanupPolicies(storage, events);
    }

    @Test
    public void aNewPolicyIsForDockerInSeconds() {
        CleanupPolicy policy = mock(CleanupPolicy.class);
        when(storage.newCleanupPolicy()).thenReturn(policy);

        policies.create("Unused_docker", "[docker-mirror]", 30);

        verify(policy).setName("Unused_docker");
        verify(policy).setNotes("[docker-mirror]");
        verify(policy).setFormat("docker");
        verify(policy).setMode("delete");
        verify(policy).setCriteria(THIRTY_DAYS);
        verify(storage).add(policy);
        verify(events).post(any(CleanupPolicyCreatedEvent.class));
    }

    @Test
    public void onlyAPolicyWithThisOneCriterionHasDays() {
        List<CleanupPolicy> all = List.of(
                policy("ours", "docker", THIRTY_DAYS),
                policy("all", "ALL_FORMATS", THIRTY_DAYS),
                policy("more", "docker", Map.of("lastDownloaded", "1", "regex", "x")),
                policy("other", "docker", Map.of("lastBlobUpdated", "86400")),
                policy("odd", "docker", Map.of("lastDownloaded", "soon")));
        when(storage.getAll()).thenReturn(all);

        Map<String, Found.CleanupPolicy> found = policies.found();

        assertThat(found.get("ours")).isEqualTo(new Found.CleanupPolicy("ours", "", OptionalInt.of(30)));
        assertThat(found).hasSize(5);
        assertThat(found.values())
                .filteredOn(policy -> !policy.name().equals("ours"))
                .allMatch(policy -> policy.lastDownloadedDays().isEmpty());
    }

    @Test
    public void oneIsChangedAndDeletedByItsName() {
        CleanupPolicy policy = policy("Unused_docker", "docker", Map.of());
        when(storage.get("Unused_docker")).thenReturn(policy);

        policies.update("Unused_docker", "notes", 30);
        verify(policy).setCriteria(THIRTY_DAYS);
        verify(storage).update(policy);
        verify(events).post(any(CleanupPolicyUpdatedEvent.class));

        policies.delete("Unused_docker");
        verify(storage).remove(policy);
        verify(events).post(any(CleanupPolicyDeletedEvent.class));

        assertThatThrownBy(() -> policies.delete("other")).hasMessage("cleanup policy other is gone");
    }

    private static CleanupPolicy policy(String name, String format, Map<String, String> criteria) {
        CleanupPolicy policy = mock(CleanupPolicy.class);
        when(policy.getName()).thenReturn(name);
        when(policy.getFormat()).thenReturn(format);
        when(policy.getCriteria()).thenReturn(criteria);
        return policy;
    }
}
