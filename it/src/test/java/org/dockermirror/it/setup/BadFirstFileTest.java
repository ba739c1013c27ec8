package org.dockermirror.it.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/** A file that is bad from the first start: the server runs, the message helps, nothing can be pulled. */
public class BadFirstFileTest {
    @ClassRule
    public static final NexusServer NEXUS =
            NexusServer.fresh("bad-file").with(Kar.MIRROR, Kar.FORMAT).config("""
            mirrors:
              - repository: docker
                allow:
                  - helloz/**
                  - Library/nginx
            """);

    @Test
    public void theMessageNamesFileLineColumnAndWhatWouldBeRight() {
        NEXUS.awaitLog("docker-mirror\\.yaml.*line 5.*column 9.*Library/nginx.*library/nginx");
    }

    @Test
    public void everyPullIsRefusedAndNothingWasMade() {
        NEXUS.awaitLog("docker-mirror\\.yaml.*line 5");
        assertThat(Visitor.at(Entrance.PATH).manifest("helloz/onenav:1").status())
                .isIn(403, 404);
        assertThat(Rest.has("repositories/docker")).isFalse();
        assertThat(SetUp.anonymousRoles()).containsExactly("nx-anonymous");
    }
}
