package org.dockermirror.format.stream;

import com.google.common.net.HttpHeaders;
import java.util.Optional;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.error.OciErrors;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Payload;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.Status;

/**
 * Answers a request for a range with that range: 206, or 416 if there is no byte in it. Several ranges at once, and what
 * is no range of bytes, are answered with the whole, as RFC 9110 allows.
 *
 * <p>The server's own handler reads the body as a stream, which would hold a thread while bytes are on their way.
 */
@Named
@Singleton
public class RangeHandler implements Handler {

    @Override
    public Response handle(Context context) throws Exception {
        Response response = context.proceed();
        Payload payload = response.getPayload();
        if (!context.getRequest().getAction().equals("GET")
                || response.getStatus().getCode() != 200
                || payload == null
                || payload.getSize() < 0) {
            return response;
        }
        response.getHeaders().replace(HttpHeaders.ACCEPT_RANGES, "bytes");
        String header = context.getRequest().getHeaders().get(HttpHeaders.RANGE);
        if (header == null || !isSame(context.getRequest().getHeaders().get(HttpHeaders.IF_RANGE), response)) {
            return response;
        }
        Optional<ByteRange> range = ByteRange.parse(header, payload.getSize());
        return range.isPresent() ? part(response, payload, range.get()) : response;
    }

    private static Response part(Response response, Payload whole, ByteRange range) throws Exception {
        long size = whole.getSize();
        if (!range.isSatisfiable()) {
            whole.close();
            return OciErrors.response(
                            416, ErrorCode.RANGE_INVALID, "this range begins after the last of " + size + " bytes")
                    .header(HttpHeaders.CONTENT_RANGE, "bytes */" + size)
                    .build();
        }
        Payload part = new RangePayload(whole, range.first(), range.length());
        return new Response.Builder()
                .copy(response)
                .status(Status.success(206))
                .header(HttpHeaders.CONTENT_RANGE, range.contentRange(size))
                .payload(whole instanceof Content ? new Content((Content) whole, part) : part)
                .build();
    }

    /** Whether the client's earlier part, if it names one, is of what we have; by ETag only, dates are never the same. */
    private static boolean isSame(@Nullable String ifRange, Response response) {
        return ifRange == null || ifRange.equals(response.getHeaders().get(HttpHeaders.ETAG));
    }
}
