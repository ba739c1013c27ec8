package org.dockermirror.format.upstream;

import java.io.Closeable;
import java.io.IOException;
import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;
import org.apache.http.client.utils.HttpClientUtils;
import org.apache.http.util.EntityUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and closes what an upstream registry answers. To close a response or its stream, for the HTTP client, is to read
 * the rest first, so that the connection can be used again; which lasts for ever where the answer has no end.
 */
public final class Responses {

    private static final Logger log = LoggerFactory.getLogger(Responses.class);

    /** A rest of this many bytes at most is read, as those of errors and redirects are. */
    private static final long LITTLE = 64 << 10;

    private Responses() {}

    /** The first bytes of the body, at most this many. The response is still to be closed. */
    public static byte[] read(HttpResponse response, int most) throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? new byte[0] : entity.getContent().readNBytes(most);
    }

    /** Ends the connection, unless little is left of the answer or nothing. */
    public static void close(HttpResponse response) {
        if (!(response instanceof Closeable)) {
            HttpClientUtils.closeQuietly(response);
            return;
        }
        try (Closeable connection = (Closeable) response) {
            HttpEntity entity = response.getEntity();
            if (entity != null && entity.getContentLength() >= 0 && entity.getContentLength() <= LITTLE) {
                EntityUtils.consume(entity);
            }
        } catch (IOException e) {
            log.debug("An answer of the upstream registry ends badly: {}", e.toString());
        }
    }
}
