package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;

import org.dockermirror.routing.mirror.RuleMark;
import org.dockermirror.setup.plan.Mark;
import org.junit.Test;

public class MarkTest {

    @Test
    public void theRulesThatThePlanMakesAreThoseThatTheFilterKnowsAsOurs() {
        assertThat(Mark.TEXT).isEqualTo(RuleMark.TEXT);
        assertThat(RuleMark.isOn(Mark.TEXT + " Made from the allow-list of repository docker."))
                .isTrue();
    }
}
