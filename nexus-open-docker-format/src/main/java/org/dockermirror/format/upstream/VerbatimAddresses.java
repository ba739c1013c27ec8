package org.dockermirror.format.upstream;

import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.format.config.DockerFormat;
import org.sonatype.nexus.repository.httpclient.NormalizationStrategy;

/** Keeps the HTTP client from rewriting addresses: those that blobs are redirected to are often signed. */
@Named(DockerFormat.NAME)
@Singleton
public class VerbatimAddresses implements NormalizationStrategy {

    @Override
    public boolean shouldNormalizeUri() {
        return false;
    }
}
