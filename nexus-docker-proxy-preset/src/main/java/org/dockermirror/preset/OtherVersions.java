package org.dockermirror.preset;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Named;
import javax.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;

/**
 * Other versions of this product in the same server. Nexus activates a bundle name once (NexusBundleTracker), so all but
 * the first stay without effect, and nothing in the server says so.
 */
@Named
@Singleton
public class OtherVersions {

    private final @Nullable Bundle own = FrameworkUtil.getBundle(OtherVersions.class);
    private final Set<Version> seen = new HashSet<>();

    /** A sentence for each other version that was not there before. */
    List<String> newlySeen() {
        if (own == null || own.getBundleContext() == null) {
            return Collections.emptyList();
        }
        return Arrays.stream(own.getBundleContext().getBundles())
                .filter(other -> own.getSymbolicName().equals(other.getSymbolicName())
                        && !own.getVersion().equals(other.getVersion()))
                .map(Bundle::getVersion)
                .filter(seen::add)
                .map(other -> sentence(own.getVersion(), other))
                .collect(Collectors.toList());
    }

    static String sentence(Version active, Version other) {
        boolean isOlderActive = active.compareTo(other) < 0;
        return "docker-mirror: two versions are in the deploy folder; " + active + " is active, " + other
                + " has no effect; delete nexus-docker-mirror-" + (isOlderActive ? active : other) + ".kar"
                + (isOlderActive ? ", and restart the server" : "");
    }
}
