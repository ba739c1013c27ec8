package org.dockermirror.gate;

/**
 * Where the open format's bundle is: in the same file as this one, under the same version, by the address under which
 * the server knows this one ({@code mvn:org.dockermirror/nexus-open-docker-format-gate/0.1.0}).
 *
 * <p>It is not installed by the server itself, not even unstarted: Karaf starts such a bundle after all when the next
 * file is put into the deploy folder.
 */
final class OpenFormatLocation {

    private static final String GATE = "nexus-open-docker-format-gate";
    private static final String FORMAT = "nexus-open-docker-format";

    private OpenFormatLocation() {}

    static String beside(String gate) {
        if (!gate.contains(GATE)) {
            throw new IllegalStateException("the gate's own address, " + gate + ", does not contain " + GATE);
        }
        return gate.replace(GATE, FORMAT);
    }
}
