package org.dockermirror.gate;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.SynchronousBundleListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs and starts the open Docker format, unless another bundle brings a Docker format: that one was there first,
 * and two of the same name would clash. Decides once at each start of the server, when all its bundles are installed
 * and before its repositories start.
 */
final class Gate implements SynchronousBundleListener {

    static final String OPEN_FORMAT = "org.dockermirror.nexus-open-docker-format";

    private static final Logger log = LoggerFactory.getLogger(Gate.class);

    private final BundleContext context;
    private volatile @Nullable Bundle opened;

    Gate(BundleContext context) {
        this.context = context;
    }

    void decide() {
        Bundle other = find(this::isOther).orElse(null);
        if (other != null) {
            log.info("The open Docker format stays inert: {} brings a Docker format", nameOf(other));
            return;
        }
        Bundle newer = find(this::isNewerGate).orElse(null);
        if (newer != null) {
            log.warn("The open Docker format is deployed twice: {} is active, delete the older one", nameOf(newer));
            return;
        }
        open();
    }

    /** One that comes later is not made room for: the open format has repositories and clients by then. */
    @Override
    public void bundleChanged(BundleEvent event) {
        if (opened != null && event.getType() == BundleEvent.RESOLVED && isOther(event.getBundle())) {
            log.warn(
                    "{} brings a Docker format while the open one is running; restart the server: the open one then"
                            + " stays inert",
                    nameOf(event.getBundle()));
        }
    }

    private void open() {
        String location = OpenFormatLocation.beside(context.getBundle().getLocation());
        try {
            Bundle format = context.installBundle(location);
            opened = format;
            format.start(Bundle.START_TRANSIENT);
            log.info("The open Docker format is started: no other bundle brings one");
        } catch (BundleException e) {
            log.error("The open Docker format does not start", e);
        }
    }

    /** What this bundle installed goes with it, when its file is taken out of the deploy folder. */
    void close() {
        Bundle format = opened;
        if (format == null) {
            return;
        }
        try {
            format.uninstall();
        } catch (BundleException e) {
            log.warn("The open Docker format is not removed", e);
        }
    }

    private boolean isOther(Bundle bundle) {
        if (OPEN_FORMAT.equals(bundle.getSymbolicName())) {
            return false;
        }
        try {
            return DockerBundles.bringsDockerFormat(bundle);
        } catch (RuntimeException e) {
            log.warn("Cannot see whether {} brings a Docker format", nameOf(bundle), e);
            return false;
        }
    }

    private boolean isNewerGate(Bundle bundle) {
        Bundle self = context.getBundle();
        return self.getSymbolicName().equals(bundle.getSymbolicName())
                && bundle.getVersion().compareTo(self.getVersion()) > 0;
    }

    private Optional<Bundle> find(Predicate<Bundle> wanted) {
        return Arrays.stream(context.getBundles()).filter(wanted).findFirst();
    }

    private static String nameOf(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }
}
