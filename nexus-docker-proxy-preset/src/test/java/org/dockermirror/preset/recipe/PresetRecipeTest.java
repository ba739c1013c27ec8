package org.dockermirror.preset.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import javax.inject.Named;
import javax.validation.ConstraintViolation;
import org.dockermirror.preset.DockerFormat;
import org.junit.Test;
import org.sonatype.nexus.common.upgrade.AvailabilityVersion;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.types.ProxyType;
import org.sonatype.nexus.validation.ConstraintViolationFactory;

public class PresetRecipeTest {

    private static final String REST = "POST /service/rest/v1/repositories/docker-mirror/proxy";

    private final DockerFormat docker = mock(DockerFormat.class);
    private final PresetRecipe recipe = new PresetRecipe(new ProxyType(), docker);

    @Test
    public void isListedAsAProxyOfAFormatThatNothingElseKnows() {
        assertThat(recipe.getFormat()).hasToString("docker-mirror");
        assertThat(recipe.getType()).hasToString("proxy");
        assertThat(recipe.getFormat().getClass())
                .as("a named format would have privileges")
                .isFinal()
                .satisfies(
                        format -> assertThat(format.getAnnotation(Named.class)).isNull());
        assertThat(PresetRecipe.class.getAnnotation(AvailabilityVersion.class))
                .as("without it the server disables a recipe")
                .isNotNull();
    }

    @Test
    public void isListedOnlyWhereARepositoryCanBeMade() {
        assertThat(recipe.isFeatureEnabled()).isFalse();

        when(docker.isReady()).thenReturn(true);
        assertThat(recipe.isFeatureEnabled()).isTrue();
    }

    @Test
    public void makesNoRepository() {
        assertThatThrownBy(() -> recipe.apply(mock(Repository.class), mock(Configuration.class)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(REST);
    }

    @Test
    public void noRepositoryIsStoredWithIt() {
        ConstraintViolationFactory violations = mock(ConstraintViolationFactory.class);
        ConstraintViolation<?> violation = mock(ConstraintViolation.class);
        doReturn(violation).when(violations).createViolation(eq("recipeName"), contains(REST));
        PresetRecipeValidator validator = new PresetRecipeValidator(violations);
        Configuration wanted = mock(Configuration.class);

        when(wanted.getRecipeName()).thenReturn("docker-mirror-proxy");
        assertThat((Object) validator.validate(wanted)).isSameAs(violation);
        when(wanted.getRecipeName()).thenReturn("docker-proxy");
        assertThat((Object) validator.validate(wanted)).isNull();
    }
}
