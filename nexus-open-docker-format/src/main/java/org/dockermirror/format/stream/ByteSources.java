package org.dockermirror.format.stream;

import java.io.IOException;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Payload;

/** Opens bodies of any kind as sources. */
public final class ByteSources {

    private ByteSources() {}

    /** @param position of the first byte to be read */
    public static ByteSource open(Payload payload, long position) throws IOException {
        if (payload instanceof StreamedPayload) {
            return ((StreamedPayload) payload).open(position);
        }
        if (payload instanceof Content) {
            return open(((Content) payload).getPayload(), position);
        }
        return InputStreamSource.of(payload.openInputStream(), position);
    }
}
