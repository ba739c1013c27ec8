package org.dockermirror.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.dockermirror.cli.server.MavenOutput.Downloaded;
import org.junit.Test;

public class MavenOutputTest {

    @Test
    public void progress_is_that_of_the_largest_download() {
        assertThat(MavenOutput.downloaded("Progress (1): 12/134 MB")).contains(new Downloaded(12, 134));
        assertThat(MavenOutput.downloaded("Progress (2): 0.3/1.0 MB | 57.2/134 MB"))
                .contains(new Downloaded(57, 134));
        assertThat(MavenOutput.downloaded("Progress (1): 4.1/7.8 kB")).isEmpty();
        assertThat(MavenOutput.downloaded("Downloaded from central: x (134 MB at 30 MB/s)"))
                .isEmpty();
    }

    @Test
    public void the_reason_of_a_failed_transfer_is_what_the_network_said() {
        assertThat(MavenOutput.reason("\u001B[0m[INFO] x\n[ERROR] Plugin a:b:1 or one of its dependencies could not be"
                        + " resolved: Failed to read artifact descriptor for a:b:jar:1: Could not transfer artifact"
                        + " a:b:pom:1 from/to central (https://example.com/m2): Unknown host example.com -> [Help 1]\n"
                        + "[ERROR] \n[ERROR] more\n"))
                .isEqualTo("Unknown host example.com");
    }

    @Test
    public void a_missing_artifact_is_said_to_be_missing() {
        assertThat(MavenOutput.reason("[ERROR] Failed to execute goal x: Unable to find artifact.:"
                        + " Could not find artifact a:b:zip:1 in central (https://example.com/m2) -> [Help 1]"))
                .isEqualTo("it is not there");
    }

    @Test
    public void any_other_error_is_repeated() {
        assertThat(MavenOutput.reason("[ERROR] Unknown lifecycle phase \"x\". -> [Help 1]"))
                .isEqualTo("Unknown lifecycle phase \"x\".");
        assertThat(MavenOutput.reason("nothing")).isEqualTo("it gave no reason");
    }
}
