package org.dockermirror.cli.demo;

import java.util.List;
import java.util.Optional;
import org.dockermirror.cli.registry.ImageReference;

/**
 * The image that the last lines offer to pull.
 *
 * @param named whether an entry of the list names it; else it is the example, which the list need not allow
 */
record ReadyImage(ImageReference image, boolean named) {

    private static final String EXAMPLE = "helloz/onenav:0.9.33";

    /** The image of the first entry without a wildcard, else the example. */
    static ReadyImage of(List<String> entries) {
        Optional<String> first =
                entries.stream().filter(entry -> entry.indexOf('*') < 0).findFirst();
        return new ReadyImage(ImageReference.parse(first.orElse(EXAMPLE)), first.isPresent());
    }
}
