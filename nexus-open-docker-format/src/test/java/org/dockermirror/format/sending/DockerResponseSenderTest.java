package org.dockermirror.format.sending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.dockermirror.format.stream.ByteSource;
import org.dockermirror.format.stream.StreamedPayload;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.AbstractHandler;
import org.jspecify.annotations.Nullable;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.sonatype.nexus.repository.view.Payload;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.Status;
import org.sonatype.nexus.repository.view.payloads.StringPayload;

public class DockerResponseSenderTest {

    private final Server jetty = new Server(0);
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicReference<@Nullable Response> answer = new AtomicReference<>();
    private final List<@Nullable Boolean> contexts = new ArrayList<>();

    @Before
    public void start() throws Exception {
        jetty.setHandler(new AbstractHandler() {
            @Override
            public void handle(
                    String target,
                    org.eclipse.jetty.server.Request base,
                    HttpServletRequest request,
                    HttpServletResponse response)
                    throws IOException {
                base.setHandled(true);
                Request seen = new Request.Builder()
                        .action(request.getMethod())
                        .path("/")
                        .build();
                new DockerResponseSender().send(seen, java.util.Objects.requireNonNull(answer.get()), response);
                // As the server's filters do after the servlet.
                contexts.add(request.isAsyncStarted() ? request.getAsyncContext() != null : null);
            }
        });
        jetty.start();
    }

    @After
    public void stop() throws Exception {
        jetty.stop();
    }

    @Test
    public void smallBodiesAreSentWithTheirHeaders() throws Exception {
        answer.set(new Response.Builder()
                .status(Status.failure(404))
                .header("X-Test", "1")
                .payload(new StringPayload("gone", "text/plain"))
                .build());
        HttpResponse<String> response = get("GET");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("gone");
        assertThat(response.headers().firstValue("X-Test")).contains("1");
    }

    @Test
    public void headIsAnsweredWithoutTheBody() throws Exception {
        answer.set(ok(new StringPayload("0123", "text/plain")));
        HttpResponse<String> response = get("HEAD");
        assertThat(response.headers().firstValue("Content-Length")).contains("4");
        assertThat(response.body()).isEmpty();
    }

    @Test
    public void largeBodiesAreSentWhole() throws Exception {
        String large = "0123456789".repeat(1_000_000);
        answer.set(ok(new StringPayload(large, "text/plain")));
        assertThat(get("GET").body()).isEqualTo(large);
    }

    @Test
    public void aBodyIsSentAsItComesWithAndWithoutALength() throws Exception {
        for (long size : new long[] {600_000, -1}) {
            answer.set(ok(new Trickle(size, false)));
            assertThat(get("GET").body()).isEqualTo("ab".repeat(300_000));
        }
        assertThat(contexts).containsExactly(true, true);
    }

    @Test
    public void aBodyThatBreaksOffIsNoWholeBodyForTheClient() {
        for (long size : new long[] {600_000, -1}) {
            answer.set(ok(new Trickle(size, true)));
            assertThatThrownBy(() -> get("GET")).isInstanceOf(IOException.class);
        }
    }

    @Test
    public void aBodyThatFailsBeforeItsFirstByteIsAnError() throws Exception {
        answer.set(ok(new Trickle(700_000, true) {
            @Override
            int chunk(int number) throws IOException {
                throw new IOException("wrong digest");
            }
        }));
        HttpResponse<String> response = get("GET");
        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).contains("\"UNAVAILABLE\"", "wrong digest");
    }

    private static Response ok(Payload payload) {
        return new Response.Builder()
                .status(Status.success(200))
                .payload(payload)
                .build();
    }

    private HttpResponse<String> get(String method) throws IOException, InterruptedException {
        int port = ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Six parts of 100,000 bytes, each of which is on its way when it is first asked for. */
    private static class Trickle implements StreamedPayload {
        private final long size;
        private final boolean breaks;

        Trickle(long size, boolean breaks) {
            this.size = size;
            this.breaks = breaks;
        }

        /** How many bytes come. */
        int chunk(int number) throws IOException {
            if (breaks && number == 4) {
                throw new IOException("connection reset");
            }
            return number < 6 ? 100_000 : -1;
        }

        @Override
        public ByteSource open(long position) {
            return new ByteSource() {
                private int number;
                private boolean asked;

                @Override
                public int read(ByteBuffer into) throws IOException {
                    asked = !asked;
                    if (asked) {
                        return 0;
                    }
                    int length = chunk(number++);
                    if (length > 0) {
                        into.put("ab".repeat(length / 2).getBytes(UTF_8));
                    }
                    return length;
                }

                @Override
                public void whenReadable(Runnable action) {
                    new Thread(action).start();
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public long getSize() {
            return size;
        }

        @Override
        public String getContentType() {
            return "text/plain";
        }
    }
}
