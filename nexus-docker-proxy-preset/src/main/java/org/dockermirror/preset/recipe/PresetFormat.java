package org.dockermirror.preset.recipe;

import org.sonatype.nexus.repository.Format;

/**
 * What the form lists the preset as. It is no format of the server: only {@link PresetRecipe} has it, and it is bound
 * nowhere, so that privileges, search and cleanup do not know it.
 */
final class PresetFormat extends Format {

    static final String NAME = "docker-mirror";

    PresetFormat() {
        super(NAME);
    }
}
