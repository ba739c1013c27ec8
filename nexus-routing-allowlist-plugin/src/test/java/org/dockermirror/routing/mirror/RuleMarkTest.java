package org.dockermirror.routing.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class RuleMarkTest {

    @Test
    public void theMarkStandsAtEitherEnd() {
        assertThat(RuleMark.isOn("[docker-mirror] Images of the mirror docker")).isTrue();
        assertThat(RuleMark.isOn("Images of the mirror docker [docker-mirror] "))
                .isTrue();
        assertThat(RuleMark.isOn("see [docker-mirror] for more")).isFalse();
        assertThat(RuleMark.isOn("docker-mirror")).isFalse();
        assertThat(RuleMark.isOn("")).isFalse();
        assertThat(RuleMark.isOn(null)).isFalse();
    }
}
