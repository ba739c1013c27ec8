package org.dockermirror.format.sending;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import javax.inject.Named;
import javax.inject.Singleton;
import javax.servlet.http.HttpServletResponse;
import org.dockermirror.format.config.DockerFormat;
import org.dockermirror.format.stream.ByteSources;
import org.eclipse.jetty.server.HttpOutput;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.httpbridge.HttpResponseSender;
import org.sonatype.nexus.repository.view.Payload;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;

/** Sends the answers of this format; large bodies, and those of parked requests, without holding a thread. */
@Named(DockerFormat.NAME)
@Singleton
public class DockerResponseSender implements HttpResponseSender {

    /** What fits here is taken by the connection's own buffers; bytes. */
    private static final long SMALL = 32 << 10;

    @Override
    public void send(@Nullable Request request, Response response, HttpServletResponse http) throws IOException {
        sends(request, response, http);
    }

    /** Whether the answer is sent when this returns; else it will be. */
    private boolean sends(@Nullable Request request, Response response, HttpServletResponse http) throws IOException {
        Payload payload = response.getPayload();
        if (payload instanceof ParkedPayload) {
            new ParkedRequest((ParkedPayload) payload, http, answer -> sends(request, answer, http)).park();
            return false;
        }
        for (Map.Entry<String, String> header : response.getHeaders()) {
            http.addHeader(header.getKey(), header.getValue());
        }
        int status = response.getStatus().getCode();
        http.setStatus(status);
        if (payload == null) {
            if (status >= 400) {
                http.sendError(status, response.getStatus().getMessage());
            }
            return true;
        }
        describe(payload, http);
        if (request == null || request.getAction().equals("HEAD")) {
            payload.close();
            return true;
        }
        OutputStream out = http.getOutputStream();
        boolean large = payload.getSize() < 0 || payload.getSize() > SMALL;
        if (large && out instanceof HttpOutput) {
            BodyWriter.start(ByteSources.open(payload, 0), (HttpOutput) out);
            return false;
        }
        copy(payload, out);
        return true;
    }

    private static void describe(Payload payload, HttpServletResponse http) {
        if (payload.getContentType() != null) {
            http.setContentType(payload.getContentType());
        }
        if (payload.getSize() >= 0) {
            http.setContentLengthLong(payload.getSize());
        }
    }

    private static void copy(Payload payload, OutputStream out) throws IOException {
        try (payload;
                InputStream in = payload.openInputStream()) {
            in.transferTo(out);
        }
    }
}
