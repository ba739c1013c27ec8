package org.dockermirror.format.sending;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.servlet.AsyncContext;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletResponse;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.error.OciErrors;
import org.dockermirror.format.stream.ByteSource;
import org.eclipse.jetty.server.HttpOutput;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a body whenever the client can take more and there is more: threads come from the server for as long as there
 * is something to do. A body that breaks off breaks the connection, so that no client takes it for whole.
 */
final class BodyWriter implements WriteListener {

    private static final Logger log = LoggerFactory.getLogger(BodyWriter.class);
    private static final BufferPool BUFFERS = new BufferPool();

    private final ByteSource source;
    private final HttpOutput out;
    private final AsyncContext async;
    private final ByteBuffer buffer = BUFFERS.take();
    private final AtomicBoolean over = new AtomicBoolean();
    private boolean ended;

    BodyWriter(ByteSource source, HttpOutput out, AsyncContext async) {
        this.source = source;
        this.out = out;
        this.async = async;
    }

    /** Begins to write; the request ends by itself after the last byte. Status and headers are set before. */
    static void start(ByteSource source, HttpOutput out) {
        out.setWriteListener(new BodyWriter(source, out, AsyncRequest.of(out)));
    }

    /** The first time, when a write is done, and when the source has more. */
    @Override
    public void onWritePossible() throws IOException {
        while (!over.get() && out.isReady()) {
            if (ended) {
                end();
                return;
            }
            buffer.clear();
            int read;
            try {
                read = source.read(buffer);
            } catch (IOException e) {
                breakOff(e);
                return;
            }
            if (read == 0) {
                // Nothing of this object may be touched after that: the next bytes may be here by now.
                source.whenReadable(() -> async.start(this::goOn));
                return;
            }
            if (read < 0) {
                end();
                return;
            }
            buffer.flip();
            out.write(buffer);
        }
    }

    private void goOn() {
        try {
            onWritePossible();
        } catch (IOException | RuntimeException e) {
            onError(e);
        }
    }

    @Override
    public void onError(Throwable problem) {
        log.debug("A client left before the end of a body: {}", problem.toString());
        giveUp();
    }

    private void end() {
        if (giveUp()) {
            BUFFERS.giveBack(buffer);
        }
    }

    /**
     * Ends the request, once: the HTTP channel tells of errors, also of those that were met here already, while another
     * thread may be writing. So the buffer, which that thread may have in use, is not given to another body.
     *
     * @return whether it had not ended before
     */
    private boolean giveUp() {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        try {
            source.close();
        } catch (IOException e) {
            log.debug("Cannot close the source of a body", e);
        }
        async.complete();
        return true;
    }

    private void breakOff(IOException problem) throws IOException {
        HttpServletResponse response = (HttpServletResponse) async.getResponse();
        if (response.isCommitted()) {
            log.debug("A body breaks off: {}", problem.toString());
            out.getHttpChannel().abort(problem);
            giveUp();
            return;
        }
        ended = true;
        ByteBuffer error = error(response, problem);
        out.write(error);
        onWritePossible();
    }

    private static ByteBuffer error(HttpServletResponse response, Exception problem) {
        response.resetBuffer();
        response.setStatus(502);
        byte[] body = OciErrors.body(ErrorCode.UNAVAILABLE, String.valueOf(problem.getMessage()))
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        return ByteBuffer.wrap(body);
    }

    /** Says that something went wrong, as far as it still can be said. */
    static void fail(HttpOutput out, Exception problem) {
        Request request = out.getHttpChannel().getRequest();
        if (request.getResponse().isCommitted()) {
            out.getHttpChannel().abort(problem);
            return;
        }
        try {
            out.write(error(request.getResponse(), new IOException("internal error; the server's log has it"))
                    .array());
        } catch (IOException e) {
            out.getHttpChannel().abort(e);
        }
    }
}
