package org.dockermirror.format.pull;

import java.io.IOException;
import java.io.InputStream;
import org.sonatype.nexus.repository.view.ContentTypes;
import org.sonatype.nexus.repository.view.Payload;

/** The answer to HEAD for a blob that upstream has and the cache has not: its size, no bytes. */
final class AbsentPayload implements Payload {

    private final long size;

    AbsentPayload(long size) {
        this.size = size;
    }

    @Override
    public InputStream openInputStream() throws IOException {
        throw new IOException("there are no bytes behind the answer to a HEAD request");
    }

    @Override
    public long getSize() {
        return size;
    }

    @Override
    public String getContentType() {
        return ContentTypes.APPLICATION_OCTET_STREAM;
    }
}
