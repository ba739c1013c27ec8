package org.dockermirror.preset.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.junit.Test;
import org.sonatype.nexus.rest.ValidationErrorXO;
import org.sonatype.nexus.rest.ValidationErrorsException;

public class FieldProblemsTest {

    private final FieldProblems problems = new FieldProblems();

    @Test
    public void theFirstProblemOfAFieldCounts() {
        problems.requireNone();
        assertThat(problems.isEmpty()).isTrue();

        problems.add("name", "ours");
        problems.add("name", "the server's");

        assertThat(problems.byField()).isEqualTo(Map.of("name", "ours"));
    }

    @Test
    public void eachFieldIsAnsweredByItself() {
        problems.add("name", "taken");
        problems.add("proxy.remoteUrl", "no address");

        ValidationErrorsException refused =
                catchThrowableOfType(ValidationErrorsException.class, problems::requireNone);

        assertThat(refused.getValidationErrors())
                .extracting(ValidationErrorXO::getId, ValidationErrorXO::getMessage)
                .containsExactly(tuple("name", "taken"), tuple("proxy.remoteUrl", "no address"));
    }
}
