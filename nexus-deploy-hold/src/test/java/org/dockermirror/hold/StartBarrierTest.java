package org.dockermirror.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** In the framework of the server, with a thread of its own in the part of the installation. */
public class StartBarrierTest {
    private static final int PLUGINS = 200;
    private static final String BARRIER = "org.apache.felix.framework.barrier";

    @Rule
    public final TemporaryFolder cache = new TemporaryFolder();

    private final List<String> started = new CopyOnWriteArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch installed = new CountDownLatch(1);
    private Framework framework;
    private BundleContext context;

    @Before
    public void startTheFramework() throws BundleException {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        "org.osgi.framework.storage", cache.getRoot().getPath(), "felix.service.urlhandlers", "false"));
        framework.start();
        context = framework.getBundleContext();
    }

    @After
    public void stopTheFramework() throws Exception {
        framework.stop();
        framework.waitForStop(0);
    }

    @Test
    public void whatIsInstalledWhileTheQueueIsHeldStartsBeforeTheServerGoesOn() throws Exception {
        Bundle first = install("first", PLUGINS);
        install("second", PLUGINS);
        CountDownLatch queued = new CountDownLatch(1);
        Thread installation = new Thread(() -> {
            placeUntilInstalled();
            queued.countDown();
            installTheRest(first);
        });
        listen(bundle -> {
            if (bundle == first) {
                installation.start();
                await(queued);
            }
        });

        raiseTheStartLevel();

        assertThat(started).containsExactly("first", "second", BARRIER, "fourth", "third", "up");
    }

    /** As it is when the archive's bundles were queued themselves. */
    @Test
    public void whoPutsItThereInHisOwnTurnIsNotHeldInIt() throws Exception {
        Bundle first = install("first", PLUGINS);
        install("second", PLUGINS);
        listen(bundle -> {
            if (bundle == first) {
                placeUntilInstalled();
                new Thread(() -> installTheRest(first)).start();
            }
        });

        raiseTheStartLevel();

        assertThat(started).containsExactly("first", "second", BARRIER, "fourth", "third", "up");
    }

    private void placeUntilInstalled() {
        place(() -> {
            held.countDown();
            await(installed);
        });
    }

    /** An installation starts what its bundles need, started or not, and then its bundles. */
    private void installTheRest(Bundle needed) {
        await(held);
        start(needed);
        start(install("third", PLUGINS));
        start(install("fourth", 80));
        installed.countDown();
    }

    @Test
    public void aServerThatIsUpIsNotHeld() throws Exception {
        raiseTheStartLevel();
        place(() -> started.add("held"));
        assertThat(started).containsExactly("up");
    }

    @Test
    public void goesWithWhoeverPutItThere() throws Exception {
        StartBarrier barrier = place(() -> started.add("held"));
        assertThat(context.getBundles()).hasSize(2);
        barrier.remove();
        barrier.remove();
        assertThat(context.getBundles()).hasSize(1);
    }

    private StartBarrier place(Runnable wait) {
        try {
            return StartBarrier.install(context, wait);
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
    }

    private void raiseTheStartLevel() throws InterruptedException {
        CountDownLatch up = new CountDownLatch(1);
        framework.adapt(FrameworkStartLevel.class).setStartLevel(PLUGINS, event -> {
            started.add("up");
            up.countDown();
        });
        up.await();
    }

    private void listen(Consumer<Bundle> onStart) {
        context.addBundleListener((SynchronousBundleListener) event -> {
            if (event.getType() == BundleEvent.STARTED) {
                started.add(event.getBundle().getSymbolicName());
                onStart.accept(event.getBundle());
            }
        });
    }

    private Bundle install(String name, int level) {
        try {
            Bundle bundle = context.installBundle(name, EmptyBundle.named(name));
            bundle.adapt(BundleStartLevel.class).setStartLevel(level);
            bundle.start();
            return bundle;
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void start(Bundle bundle) {
        try {
            bundle.start();
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
