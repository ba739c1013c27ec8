package org.dockermirror.cli.demo;

import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.Effect;
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
                .filter(entry -> entry.effect() == Effect.ALLOW && entry.isWhole())
                .filter(entry -> entry.name().isLiteral())
                .map(entry -> ImageName.parse(entry.name().toString()))
                .filter(image -> list.scopeOf(image).isPresent())
                .map(image -> new ReadyImage(ImageReference.parse(familiar(image)), true))
                .findFirst()
                .orElseGet(() -> new ReadyImage(
                        EXAMPLE, list.scopeOf(ImageName.parse(EXAMPLE.name())).isPresent()));
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
