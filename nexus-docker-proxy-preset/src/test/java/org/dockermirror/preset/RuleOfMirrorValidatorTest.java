package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Optional;
import javax.validation.ConstraintViolation;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.routing.mirror.Mirrors;
import org.dockermirror.routing.mirror.WishedMirror;
import org.junit.Before;
import org.junit.Test;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.validation.ConstraintViolationFactory;

public class RuleOfMirrorValidatorTest {

    private static final Optional<String> RULE = Optional.of("Allow_docker");

    private final Mirrors mirrors = mock(Mirrors.class);
    private final Repositories repositories = mock(Repositories.class);
    private final ConstraintViolationFactory violations = mock(ConstraintViolationFactory.class);
    private final ConstraintViolation<?> violation = mock(ConstraintViolation.class);
    private final Configuration wanted = mock(Configuration.class);
    private final RuleOfMirrorValidator validator = new RuleOfMirrorValidator(mirrors, () -> repositories, violations);

    @Before
    public void aMirrorWithItsRule() {
        when(wanted.getRepositoryName()).thenReturn("docker");
        when(mirrors.listOwner("docker"))
                .thenReturn(Optional.of(
                        WishedMirror.of("docker", "Allow_docker", IndexType.HUB, "registry-1.docker.io", List.of())));
        when(repositories.ruleOf("docker")).thenReturn(RULE);
        doReturn(violation).when(violations).createViolation(eq("routingRuleId"), contains("Allow_docker"));
    }

    @Test
    public void aMirrorKeepsItsRule() {
        when(repositories.ruleBy(wanted)).thenReturn(Optional.empty());
        assertThat((Object) validator.validate(wanted)).isSameAs(violation);

        when(repositories.ruleBy(wanted)).thenReturn(Optional.of("other"));
        assertThat((Object) validator.validate(wanted)).isSameAs(violation);
    }

    @Test
    public void otherChangesPass() {
        when(repositories.ruleBy(wanted)).thenReturn(RULE);

        assertThat((Object) validator.validate(wanted)).isNull();
    }

    @Test
    public void aMirrorThatHasLostItsRuleCanBeChanged() {
        when(repositories.ruleOf("docker")).thenReturn(Optional.empty());
        when(repositories.ruleBy(wanted)).thenReturn(Optional.empty());

        assertThat((Object) validator.validate(wanted)).isNull();
    }

    @Test
    public void aRepositoryThatOnlyCarriesTheRuleOfAnotherMirrorMayLoseIt() {
        when(wanted.getRepositoryName()).thenReturn("copy");
        when(mirrors.listOwner("copy"))
                .thenReturn(Optional.of(
                        WishedMirror.of("docker", "Allow_docker", IndexType.HUB, "registry-1.docker.io", List.of())));
        when(repositories.ruleOf("copy")).thenReturn(RULE);
        when(repositories.ruleBy(wanted)).thenReturn(Optional.empty());

        assertThat((Object) validator.validate(wanted)).isNull();
    }
}
