package org.dockermirror.format.upstream;

import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.format.config.DockerFormat;
import org.sonatype.nexus.repository.httpclient.AutoBlockConfiguration;

/** When an upstream counts as down: not at 401, which is how the token handshake begins. */
@Named(DockerFormat.NAME)
@Singleton
public class DockerAutoBlock implements AutoBlockConfiguration {

    @Override
    public boolean shouldBlock(int statusCode) {
        return statusCode == 407 || statusCode >= 500;
    }
}
