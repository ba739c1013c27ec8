package org.dockermirror.format.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.Test;
import org.sonatype.nexus.repository.http.HttpResponses;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.payloads.StringPayload;

public class RangeHandlerTest {

    private static final String ETAG = "\"sha256:abc\"";

    @Test
    public void aRangeIsAnsweredWithItsBytes() throws Exception {
        Response part = answer("GET", "Range", "bytes=2-4");
        assertThat(part.getStatus().getCode()).isEqualTo(206);
        assertThat(part.getHeaders().get("Content-Range")).isEqualTo("bytes 2-4/10");
        assertThat(body(part)).isEqualTo("234");
        assertThat(Objects.requireNonNull(part.getPayload()).getSize()).isEqualTo(3);
        assertThat(body(answer("GET", "Range", "bytes=-1"))).isEqualTo("9");
    }

    @Test
    public void aRangeBehindTheEndIsRefusedWithTheSize() throws Exception {
        Response refusal = answer("GET", "Range", "bytes=10-");
        assertThat(refusal.getStatus().getCode()).isEqualTo(416);
        assertThat(refusal.getHeaders().get("Content-Range")).isEqualTo("bytes */10");
        assertThat(body(refusal)).contains("\"RANGE_INVALID\"");
    }

    @Test
    public void withoutARangeAndForHeadTheWholeIsAnsweredWithTheOffer() throws Exception {
        assertThat(body(answer("GET"))).isEqualTo("0123456789");
        assertThat(answer("GET").getHeaders().get("Accept-Ranges")).isEqualTo("bytes");
        assertThat(answer("HEAD", "Range", "bytes=2-4").getStatus().getCode()).isEqualTo(200);
    }

    @Test
    public void aPartOfSomethingElseIsAnsweredWithTheWhole() throws Exception {
        assertThat(answer("GET", "Range", "bytes=2-4", "If-Range", "\"other\"")
                        .getStatus()
                        .getCode())
                .isEqualTo(200);
        assertThat(answer("GET", "Range", "bytes=2-4", "If-Range", ETAG)
                        .getStatus()
                        .getCode())
                .isEqualTo(206);
    }

    private static Response answer(String method, String... headers) throws Exception {
        Request.Builder request = new Request.Builder().action(method).path("/v2/a/blobs/x");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        Response whole = HttpResponses.ok(new StringPayload("0123456789", "application/octet-stream"));
        whole.getHeaders().set("ETag", ETAG);
        Context context = mock(Context.class);
        when(context.getRequest()).thenReturn(request.build());
        when(context.proceed()).thenReturn(whole);
        return new RangeHandler().handle(context);
    }

    private static String body(Response response) throws Exception {
        return new String(
                Objects.requireNonNull(response.getPayload()).openInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
