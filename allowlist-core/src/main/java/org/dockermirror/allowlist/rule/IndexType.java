package org.dockermirror.allowlist.rule;

import org.dockermirror.allowlist.name.ImageName;

/** How a mirror's upstream names its images; the constants are the values of {@code dockerProxy.indexType} in Nexus. */
public enum IndexType {

    /** Docker Hub, or a mirror of it: one-part names are official images below {@code library/}. */
    HUB,

    /** Any other registry: one-part names are themselves. */
    REGISTRY,

    /** Any other registry with an index of its own: one-part names are themselves. */
    CUSTOM;

    /** The type that a repository says it has; {@link #REGISTRY}, as in Nexus, where it says none. */
    public static IndexType named(String value) {
        for (IndexType type : values()) {
            if (type.name().equals(value)) {
                return type;
            }
        }
        return REGISTRY;
    }

    /** The one spelling of a name that lists and requests are compared in. */
    public ImageName canonical(ImageName name) {
        return this == HUB ? name.onDockerHub() : name;
    }
}
