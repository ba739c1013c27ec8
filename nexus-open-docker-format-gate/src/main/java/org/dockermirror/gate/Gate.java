package org.dockermirror.gate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the open Docker format, which is installed unstarted, unless another bundle brings a Docker format: that one
 * was there first, and two of the same name would clash. Decides once, when the server's bundles are installed and
 * before its repositories start; the decision is not kept, so it is made anew at each start.
 */
final class Gate implements SynchronousBundleListener {

    static final String OPEN_FORMAT = "org.dockermirror.nexus-open-docker-format";

    private static final Logger log = LoggerFactory.getLogger(Gate.class);

    private final BundleContext context;
    private volatile boolean opened;

    Gate(BundleContext context) {
        this.context = context;
    }

    void decide() {
        Bundle other = find(this::isOther).orElse(null);
        if (other != null) {
            log.info("The open Docker format stays inert: {} brings a Docker format", nameOf(other));
            return;
        }
        Bundle open = find(Gate::isOpenFormat).orElse(null);
        if (open == null) {
            log.warn("The open Docker format is not installed: no bundle {}", OPEN_FORMAT);
            return;
        }
        start(open);
    }

    /** One that comes later is not waited for: the open format has repositories and clients by then. */
    @Override
    public void bundleChanged(BundleEvent event) {
        if (opened && event.getType() == BundleEvent.RESOLVED && isOther(event.getBundle())) {
            log.warn(
                    "{} brings a Docker format while the open one is running; restart the server: the open one then"
                            + " stays inert",
                    nameOf(event.getBundle()));
        }
    }

    private void start(Bundle open) {
        try {
            int level = context.getBundle().adapt(BundleStartLevel.class).getStartLevel();
            open.adapt(BundleStartLevel.class).setStartLevel(level);
            opened = true;
            open.start(Bundle.START_TRANSIENT);
            log.info("The open Docker format is started: no other bundle brings one");
        } catch (BundleException e) {
            opened = false;
            log.error("The open Docker format does not start", e);
        }
    }

    private boolean isOther(Bundle bundle) {
        if (isOpenFormat(bundle)) {
            return false;
        }
        try {
            return DockerBundles.bringsDockerFormat(bundle);
        } catch (RuntimeException e) {
            log.warn("Cannot see whether {} brings a Docker format", nameOf(bundle), e);
            return false;
        }
    }

    private static boolean isOpenFormat(Bundle bundle) {
        return OPEN_FORMAT.equals(bundle.getSymbolicName());
    }

    /** Of several versions the newest. */
    private Optional<Bundle> find(java.util.function.Predicate<Bundle> wanted) {
        return Arrays.stream(context.getBundles()).filter(wanted).max(Comparator.comparing(Bundle::getVersion));
    }

    private static String nameOf(@Nullable Bundle bundle) {
        return bundle == null ? "?" : bundle.getSymbolicName() + " " + bundle.getVersion();
    }
}
