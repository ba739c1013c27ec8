package org.dockermirror.setup.plan;

/** The text by which a routing rule or role in the server says that this product made it. */
public final class Mark {

    /** Stands in the description. */
    public static final String TEXT = "[docker-mirror]";

    private Mark() {}

    static boolean isIn(String description) {
        return description.contains(TEXT);
    }
}
