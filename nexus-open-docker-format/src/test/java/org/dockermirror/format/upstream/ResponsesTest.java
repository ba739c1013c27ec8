package org.dockermirror.format.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.entity.InputStreamEntity;
import org.junit.Test;

public class ResponsesTest {

    @Test
    public void anAnswerWithoutAnEndIsReadAsFarAsIsWantedAndThenCutOff() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public void close() {
                throw new AssertionError("the HTTP client would read on until the end");
            }
        };
        CloseableHttpResponse response = response(endless, -1);
        assertThat(Responses.read(response, 3)).isEqualTo("xxx".getBytes(UTF_8));
        Responses.close(response);
        verify(response).close();
    }

    @Test
    public void theLittleThatIsLeftIsReadSoThatTheConnectionCanBeUsedAgain() throws IOException {
        AtomicBoolean readToTheEnd = new AtomicBoolean();
        InputStream little = new ByteArrayInputStream("not found".getBytes(UTF_8)) {
            @Override
            public void close() {
                readToTheEnd.set(true);
            }
        };
        CloseableHttpResponse response = response(little, 9);
        Responses.close(response);
        assertThat(readToTheEnd).isTrue();
        verify(response).close();
    }

    @Test
    public void anAnswerWithoutABodyIsClosedToo() throws IOException {
        CloseableHttpResponse response = mock(CloseableHttpResponse.class);
        assertThat(Responses.read(response, 3)).isEmpty();
        Responses.close(response);
        verify(response).close();
    }

    private static CloseableHttpResponse response(InputStream body, long length) {
        CloseableHttpResponse response = mock(CloseableHttpResponse.class);
        when(response.getEntity()).thenReturn(new InputStreamEntity(body, length));
        return response;
    }
}
