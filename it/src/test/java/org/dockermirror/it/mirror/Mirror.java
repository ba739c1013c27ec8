package org.dockermirror.it.mirror;

import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.NginxSite;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.rules.ExternalResource;

/** The server of this package: both KARs and the file, which wishes for each kind of entry, a port and our upstream. */
final class Mirror extends ExternalResource {
    static final String FILE = """
            mirrors:
              - repository: docker
                allow: [helloz/**, nginx, team/*, other/tool]
                upstream: %s
                routingRule: Allow_docker
                port: 8082
            """.formatted(Upstream.PROXY.url());

    static final NexusServer SERVER = NexusServer.fresh("mirror")
            // Without the wizard that the first sign-in of an administrator otherwise meets.
            .property("nexus.onboarding.enabled=false")
            .with(Kar.MIRROR, Kar.FORMAT)
            .config(FILE);

    @Override
    protected void before() {
        SERVER.start();
        NginxSite.start();
        awaitReady();
    }

    static void restart() {
        SERVER.restart();
        awaitReady();
    }

    /** Waits until an anonymous pull works: the set-up goes on for a moment after the server answers. */
    static void awaitReady() {
        Visitor.awaitPull(Entrance.CONNECTOR, Images.ONENAV);
    }
}
