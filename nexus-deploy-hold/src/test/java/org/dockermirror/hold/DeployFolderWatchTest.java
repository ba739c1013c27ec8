package org.dockermirror.hold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class DeployFolderWatchTest {

    @Test
    public void installsWhileItProcessesWhatItFound() {
        assertThat(DeployFolderWatch.isInstalling(
                        stack("java.lang.Object.wait", WATCHER + ".doProcess", WATCHER + ".process", WATCHER + ".run")))
                .isTrue();
    }

    @Test
    public void doesNotInstallWhileItWaitsForItsNextLook() {
        assertThat(DeployFolderWatch.isInstalling(stack("java.lang.Object.wait", WATCHER + ".run")))
                .isFalse();
    }

    @Test
    public void noThreadOfThisTestInstalls() {
        assertThat(DeployFolderWatch.isInstalling()).isFalse();
    }

    private static final String WATCHER = "org.apache.felix.fileinstall.internal.DirectoryWatcher";

    private static StackTraceElement[] stack(String... frames) {
        StackTraceElement[] stack = new StackTraceElement[frames.length];
        for (int i = 0; i < frames.length; i++) {
            int dot = frames[i].lastIndexOf('.');
            stack[i] = new StackTraceElement(frames[i].substring(0, dot), frames[i].substring(dot + 1), null, 1);
        }
        return stack;
    }
}
