package org.dockermirror.hold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class RepositoriesStartTest {

    @Test
    public void runsWhileTheServersListenerIsToldThatAllBundlesAreStarted() {
        assertThat(RepositoriesStart.isRunning(
                        stack("frameworkEvent", "org.sonatype.nexus.extender.NexusContextListener")))
                .isTrue();
    }

    @Test
    public void doesNotRunWhileTheListenerInstallsTheServersBundles() {
        assertThat(RepositoriesStart.isRunning(
                        stack("contextInitialized", "org.sonatype.nexus.extender.NexusContextListener")))
                .isFalse();
        assertThat(RepositoriesStart.isRunning()).isFalse();
    }

    private static StackTraceElement[] stack(String method, String type) {
        return new StackTraceElement[] {
            new StackTraceElement("java.lang.Object", "wait", null, 1), new StackTraceElement(type, method, null, 1)
        };
    }
}
