package org.dockermirror.allowlist.rule;

import org.dockermirror.allowlist.name.ImageName;

/**
 * One entry of a compiled list. Its text is the form that the package documentation describes, in canonical spelling.
 */
public sealed interface Entry {

    /** The namespace, or the whole name. */
    ImageName name();

    /** {@code namespace/**}: every image below the namespace, at any depth. */
    record AnyDepth(ImageName name) implements Entry {
        @Override
        public String toString() {
            return name + "/**";
        }
    }

    /** {@code namespace/*}: every image one level below the namespace. */
    record OneLevel(ImageName name) implements Entry {
        @Override
        public String toString() {
            return name + "/*";
        }
    }

    /** One image. */
    record Image(ImageName name) implements Entry {
        @Override
        public String toString() {
            return name.value();
        }
    }
}
