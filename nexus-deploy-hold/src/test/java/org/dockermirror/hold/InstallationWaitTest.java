package org.dockermirror.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public class InstallationWaitTest {

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    public void waitsUntilTheFolderIsInstalled() {
        new InstallationWait(() -> looks.incrementAndGet() <= 3, InstallationWait.LONGEST).await();
        assertThat(looks).hasValue(4);
    }

    @Test
    public void doesNotWaitWhereNothingIsInstalled() {
        new InstallationWait(() -> looks.incrementAndGet() > 1, InstallationWait.LONGEST).await();
        assertThat(looks).hasValue(1);
    }

    @Test
    public void givesUpOnAFolderThatIsNeverDone() {
        new InstallationWait(() -> looks.incrementAndGet() > 0, Duration.ZERO).await();
        assertThat(looks).hasValue(1);
    }

    @Test
    public void anInterruptEndsTheWaitAndIsKept() {
        Thread.currentThread().interrupt();
        new InstallationWait(() -> looks.incrementAndGet() > 0, InstallationWait.LONGEST).await();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(looks).hasValue(1);
    }
}
