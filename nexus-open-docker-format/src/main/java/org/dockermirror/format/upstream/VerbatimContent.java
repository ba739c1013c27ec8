package org.dockermirror.format.upstream;

import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.format.config.DockerFormat;
import org.sonatype.nexus.repository.httpclient.ContentCompressionStrategy;

/** Keeps the HTTP client from asking for compressed content: digests are over the bytes as they are. */
@Named(DockerFormat.NAME)
@Singleton
public class VerbatimContent implements ContentCompressionStrategy {

    @Override
    public boolean shouldDisableContentCompression(String repositoryName) {
        return true;
    }
}
