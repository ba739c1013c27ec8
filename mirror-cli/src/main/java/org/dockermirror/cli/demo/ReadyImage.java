package org.dockermirror.cli.demo;

import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.cli.registry.ImageReference;

/**
 * The image that the last lines offer to pull.
 *
 * @param allowed whether the list allows it; the example need not be on it
 */
record ReadyImage(ImageReference image, boolean allowed) {

    private static final ImageReference EXAMPLE = ImageReference.parse("helloz/onenav:0.9.33");

    /** The image of the first entry that names one, else the example. */
    static ReadyImage of(AllowList list) {
        return list.entries().stream()
                .filter(Entry.Image.class::isInstance)
                .map(entry -> new ReadyImage(ImageReference.parse(familiar(entry.name())), true))
                .findFirst()
                .orElseGet(() -> new ReadyImage(
                        EXAMPLE, list.entryFor(ImageName.parse(EXAMPLE.name())).isPresent()));
    }

    /** As people type it: official images without their namespace. */
    private static String familiar(ImageName name) {
        String value = name.value();
        String official = value.startsWith(ImageName.OFFICIAL_PREFIX)
                ? value.substring(ImageName.OFFICIAL_PREFIX.length())
                : value;
        return official.indexOf('/') < 0 ? official : value;
    }
}
