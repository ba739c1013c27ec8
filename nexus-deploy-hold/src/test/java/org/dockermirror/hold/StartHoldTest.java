package org.dockermirror.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;

public class StartHoldTest {

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    public void theStartingThreadIsHeldUntilTheFolderIsInstalled() throws Exception {
        tell("FelixStartLevel", BundleEvent.STARTED, new StartHold(this::isBusyForThreeLooks, StartHold.LONGEST));
        assertThat(looks).hasValue(4);
    }

    @Test
    public void otherThreadsAreNeverHeld() throws Exception {
        tell("features-2-thread-1", BundleEvent.STARTED, new StartHold(this::isBusyForThreeLooks, StartHold.LONGEST));
        assertThat(looks).hasValue(0);
    }

    @Test
    public void aBundleThatIsStillStartingIsNotHeld() throws Exception {
        tell("FelixStartLevel", BundleEvent.STARTING, new StartHold(this::isBusyForThreeLooks, StartHold.LONGEST));
        assertThat(looks).hasValue(0);
    }

    @Test
    public void aFolderThatIsNeverDoneIsGivenUpOnce() throws Exception {
        StartHold hold = new StartHold(() -> looks.incrementAndGet() > 0, Duration.ZERO);
        tell("FelixStartLevel", BundleEvent.STARTED, hold);
        tell("FelixStartLevel", BundleEvent.STARTED, hold);
        assertThat(looks).hasValue(1);
    }

    private boolean isBusyForThreeLooks() {
        return looks.incrementAndGet() <= 3;
    }

    private static void tell(String thread, int event, StartHold hold) throws InterruptedException {
        Thread telling = new Thread(() -> hold.bundleChanged(new BundleEvent(event, mock(Bundle.class))), thread);
        telling.start();
        telling.join();
    }
}
