package org.dockermirror.routing.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.dockermirror.allowlist.decision.Condition;
import org.dockermirror.allowlist.decision.Refusal;
import org.junit.Test;

public class JudgedMirrorTest {

    @Test
    public void anErrorWhileJudgingRefusesAndSaysSo() {
        Condition broken = mock(Condition.class);
        when(broken.decide(any())).thenThrow(new IllegalStateException("boom"));

        Refusal refusal = TestMirrors.refusal(
                        TestMirrors.judging("docker", broken), "GET", "/v2/helloz/onenav/manifests/1")
                .orElseThrow();

        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.code()).isEqualTo("DENIED");
        assertThat(refusal.message()).contains("could not judge");
        assertThat(refusal.json()).doesNotContain("boom");
    }

    @Test
    public void aRefusalNamesTheRepositoryThatRefuses() {
        Refusal refusal = TestMirrors.refusal(
                        TestMirrors.judging("docker", Condition.withoutList()), "GET", "/v2/helloz/onenav/manifests/1")
                .orElseThrow();

        assertThat(refusal.detail()).containsEntry("mirror", "docker").containsEntry("image", "helloz/onenav");
    }
}
