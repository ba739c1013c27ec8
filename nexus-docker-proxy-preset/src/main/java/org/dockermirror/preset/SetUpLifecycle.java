package org.dockermirror.preset;

import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.setup.file.ExampleFile;
import org.dockermirror.setup.plan.Consent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonatype.nexus.common.app.ManagedLifecycle;
import org.sonatype.nexus.common.app.ManagedLifecycle.Phase;
import org.sonatype.nexus.common.stateguard.StateGuardLifecycleSupport;

/**
 * When {@link SetUp} runs: at the start of the server or of the bundle, when the configuration changes, when the Docker
 * format arrives, when something else that it waits for has come, and again after a step that failed. In between it looks
 * every 20 s what a person changed in the server.
 *
 * <p>It waits until the server's HTTP entrance is open, which the self-check needs. Nothing here is ever on the path of a
 * request, and no failure here stops the server.
 */
@Named
@Singleton
@ManagedLifecycle(phase = Phase.TASKS)
public class SetUpLifecycle extends StateGuardLifecycleSupport implements SetUpState {

    private static final Logger LOG = LoggerFactory.getLogger("org.dockermirror");
    private static final long LOOK_SECONDS = 2;
    private static final int LOOKS_BEFORE_RETRY = 5;
    private static final int LOOKS_BEFORE_DRIFT = 10;
    private static final int MOST_LOOKS_BEFORE_ENTRANCE = 60;

    private final SetUp setUp;
    private final WishSource source;
    private final DockerFormat format;
    private final DataDirectory directory;
    private final OtherVersions otherVersions;
    private final Entrance entrance;
    private @Nullable ScheduledExecutorService executor;

    private volatile @Nullable Outcome outcome;
    private String fingerprint = "";
    private Consent consent = Consent.NONE;
    private boolean wasFormatReady;
    private int looksBeforeEntrance;
    private int looksSinceFailure;
    private int looksSinceDrift;
    private List<String> said = Collections.emptyList();

    @Inject
    public SetUpLifecycle(
            SetUp setUp,
            WishSource source,
            DockerFormat format,
            DataDirectory directory,
            OtherVersions otherVersions,
            Entrance entrance) {
        this.setUp = setUp;
        this.source = source;
        this.format = format;
        this.directory = directory;
        this.otherVersions = otherVersions;
        this.entrance = entrance;
    }

    /** How the last run ended; null before the first has. */
    @Nullable
    Outcome outcome() {
        return outcome;
    }

    @Override
    public boolean isAsWished() {
        Outcome last = outcome;
        return last != null && last.state() == Outcome.State.DONE;
    }

    @Override
    public String source() {
        return source.inWords();
    }

    @Override
    public List<String> lines() {
        Outcome last = outcome;
        return last == null ? List.of("The set-up has not run yet") : last.lines();
    }

    @Override
    protected void doStart() {
        ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "docker-mirror-set-up");
            thread.setDaemon(true);
            return thread;
        });
        // The task itself catches and logs, so nothing is lost with the future.
        ScheduledFuture<?> unused = looking.scheduleWithFixedDelay(this::lookSafely, 0, LOOK_SECONDS, TimeUnit.SECONDS);
        executor = looking;
    }

    @Override
    protected void doStop() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }

    /** Runs the set-up now, in this thread, for somebody who has changed what is wished and waits for it. */
    synchronized void runNow() {
        runNow(Consent.NONE);
    }

    /** The same, for somebody who asked for everything that is wished. */
    synchronized void runNow(Consent given) {
        fingerprint = "";
        consent = given;
        try {
            lookSafely();
        } finally {
            consent = Consent.NONE;
        }
    }

    /** Looks once whether there is anything to do, and does it. */
    synchronized void lookSafely() {
        try {
            otherVersions.newlySeen().forEach(LOG::warn);
            look();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("docker-mirror: the set-up could not run; the allow-lists stay in force", e);
        }
    }

    private void look() {
        if (outcome == null && !entrance.isOpen() && ++looksBeforeEntrance < MOST_LOOKS_BEFORE_ENTRANCE) {
            return;
        }
        String nowFingerprint = source.fingerprint();
        boolean isFormatReady = format.isReady();
        if (outcome != null && nowFingerprint.equals(fingerprint) && isFormatReady == wasFormatReady && !isRetryDue()) {
            lookForDrift(outcome);
            return;
        }
        if (outcome == null) {
            greet();
        }
        wasFormatReady = isFormatReady;
        run();
    }

    private void run() {
        looksSinceFailure = 0;
        looksSinceDrift = 0;
        Outcome now = setUp.run(consent);
        fingerprint = source.fingerprintRead();
        outcome = now;
        say(now);
    }

    private void lookForDrift(Outcome last) {
        if (last.mayDrift() && ++looksSinceDrift >= LOOKS_BEFORE_DRIFT) {
            looksSinceDrift = 0;
            Drift drift = setUp.drift();
            if (last.isOvertakenBy(drift)) {
                run();
                return;
            }
            Outcome now = last.with(drift);
            outcome = now;
            now.open().stream()
                    .filter(line -> !said.contains(line))
                    .forEach(line -> LOG.warn("docker-mirror: {}", line));
            said = now.lines();
        }
    }

    private void greet() {
        LOG.info(
                "docker-mirror: what is allowed stands in {}; on a fresh server without that file it is the article's"
                        + " example helloz/**, and {} shows how to write it. To be reached, the mirror needs a port in that file or nginx in front"
                        + " of the server",
                directory.configuration(),
                directory.example().getFileName());
        try {
            DataDirectory.write(directory.example(), ExampleFile.text());
        } catch (UncheckedIOException e) {
            LOG.warn("docker-mirror: the example file is not written: {}", e.getMessage());
        }
    }

    private boolean isRetryDue() {
        Outcome last = outcome;
        return last != null && last.state() == Outcome.State.FAILED && ++looksSinceFailure >= LOOKS_BEFORE_RETRY;
    }

    private void say(Outcome now) {
        List<String> all = now.lines();
        if (all.equals(said)) {
            return;
        }
        said = all;
        now.done().forEach(line -> LOG.info("docker-mirror: {}", line));
        now.open().forEach(line -> {
            if (now.state() == Outcome.State.FAILED) {
                LOG.error("docker-mirror: {}", line);
            } else {
                LOG.warn("docker-mirror: {}", line);
            }
        });
    }
}
