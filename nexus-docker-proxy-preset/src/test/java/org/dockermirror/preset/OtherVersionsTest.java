package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.osgi.framework.Version;

public class OtherVersionsTest {

    private static final Version OLD = new Version("0.1.0");
    private static final Version NEW = new Version("0.2.0");

    @Test
    public void theOlderFileIsTheOneToDelete() {
        assertThat(OtherVersions.sentence(NEW, OLD))
                .contains("0.2.0 is active", "0.1.0 has no effect")
                .endsWith("delete nexus-docker-mirror-0.1.0.kar");
    }

    @Test
    public void whereTheOlderOneIsActiveTheServerMustRestart() {
        assertThat(OtherVersions.sentence(OLD, NEW))
                .contains("0.1.0 is active", "0.2.0 has no effect")
                .endsWith("delete nexus-docker-mirror-0.1.0.kar, and restart the server");
    }
}
