package org.dockermirror.preset.recipe;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import javax.validation.ConstraintViolation;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.manager.ConfigurationValidator;
import org.sonatype.nexus.validation.ConstraintViolationFactory;

/** Says why no repository is made with the preset's recipe, to scripts and other callers that name it. */
@Named
@Singleton
public class PresetRecipeValidator implements ConfigurationValidator {

    private static final String FIELD = "recipeName";

    private final ConstraintViolationFactory violations;

    @Inject
    public PresetRecipeValidator(ConstraintViolationFactory violations) {
        this.violations = violations;
    }

    @Override
    public @Nullable ConstraintViolation<?> validate(Configuration wanted) {
        return PresetRecipe.NAME.equals(wanted.getRecipeName())
                ? violations.createViolation(FIELD, PresetRecipe.IN_PLACE_OF_IT)
                : null;
    }
}
