package org.dockermirror.routing.observed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Mock;
import org.mockito.junit.MockitoJUnit;
import org.mockito.junit.MockitoRule;
import org.mockito.quality.Strictness;
import org.sonatype.nexus.audit.AuditData;
import org.sonatype.nexus.audit.AuditRecorder;

public class AuditTrailTest {

    @Rule
    public final MockitoRule strict = MockitoJUnit.rule().strictness(Strictness.STRICT_STUBS);

    @Mock
    private AuditRecorder recorder;

    private AuditTrail audit;

    @Before
    public void make() {
        audit = new AuditTrail(() -> recorder);
    }

    @Test
    public void aDenialIsARecordWithEverythingThatIsKnown() {
        when(recorder.isEnabled()).thenReturn(true);

        audit.add("docker", new Denial("other/image", "1", null, "not-listed", "10.0.0.7"));

        AuditData data = records().get(0);
        assertThat(data.getDomain()).isEqualTo("docker-mirror");
        assertThat(data.getType()).isEqualTo("denied");
        assertThat(data.getContext()).isEqualTo("docker");
        assertThat(data.getInitiator()).isEqualTo("*UNKNOWN/10.0.0.7");
        assertThat(data.getAttributes().toString())
                .isEqualTo("{image=other/image, tag=1, reason=not-listed, client=10.0.0.7}");
    }

    @Test
    public void afterSixtyInAMinuteThereIsOneRecordForTheRest() {
        when(recorder.isEnabled()).thenReturn(true);
        deny(75);
        assertThat(records()).hasSize(60);

        audit.endMinute();

        List<AuditData> records = records();
        assertThat(records).hasSize(61);
        assertThat(records.get(60).getType()).isEqualTo("denied-summary");
        assertThat(records.get(60).getAttributes()).containsEntry("notRecorded", "15");
    }

    @Test
    public void theNextMinuteBeginsAnewAndAQuietOneHasNoSummary() {
        when(recorder.isEnabled()).thenReturn(true);
        deny(60);
        audit.endMinute();
        audit.endMinute();
        deny(60);

        assertThat(records()).hasSize(120).allMatch(data -> data.getType().equals("denied"));
    }

    @Test
    public void nothingIsRecordedWhileAuditingIsOff() {
        deny(100);
        audit.endMinute();

        verify(recorder, never()).record(any());
    }

    private void deny(int times) {
        for (int i = 0; i < times; i++) {
            audit.add(i % 2 == 0 ? "docker" : "ghcr", new Denial("a/n" + i, "1", null, "not-listed", "10.0.0.7"));
        }
    }

    private List<AuditData> records() {
        ArgumentCaptor<AuditData> records = ArgumentCaptor.forClass(AuditData.class);
        verify(recorder, atLeast(1)).record(records.capture());
        return records.getAllValues();
    }
}
