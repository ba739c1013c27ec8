package org.dockermirror.format.stream;

import java.io.IOException;
import java.io.InputStream;
import org.sonatype.nexus.repository.view.Payload;

/** A body that can be read from any position, and sent without a thread that waits for it. */
public interface StreamedPayload extends Payload {

    /** @param position of the first byte to be read */
    ByteSource open(long position) throws IOException;

    /** For whoever knows nothing of sources: a stream that waits for bytes that are on their way. */
    @Override
    default InputStream openInputStream() throws IOException {
        return new SourceInputStream(open(0));
    }
}
