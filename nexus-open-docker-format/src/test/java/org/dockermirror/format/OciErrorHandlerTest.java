package org.dockermirror.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.dockermirror.format.error.StorageException;
import org.junit.Test;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;

public class OciErrorHandlerTest {

    @Test
    public void anUpstreamThatCannotBeReachedIsUnavailable() throws Exception {
        assertAnswer(new ConnectException("refused by 10.0.0.1"), 503, "cannot be reached");
    }

    @Test
    public void anUpstreamThatIsTooSlowIsAGatewayTimeout() throws Exception {
        assertAnswer(new SocketTimeoutException("10.0.0.1: read timed out"), 504, "did not answer in time");
    }

    @Test
    public void aDiskThatIsFullIsNotBlamedOnUpstream() throws Exception {
        assertAnswer(
                new StorageException(new IOException("/nexus-data/10.0.0.1: no space left on device")),
                503,
                "this mirror cannot write to its blob store");
    }

    private static void assertAnswer(Exception problem, int status, String message) throws Exception {
        Context context = mock(Context.class);
        when(context.getRequest())
                .thenReturn(new Request.Builder()
                        .action("GET")
                        .path("/v2/a/manifests/1")
                        .build());
        when(context.proceed()).thenThrow(problem);
        Response response = new OciErrorHandler().handle(context);
        assertThat(response.getStatus().getCode()).isEqualTo(status);
        assertThat(new String(
                        java.util.Objects.requireNonNull(response.getPayload())
                                .openInputStream()
                                .readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"UNAVAILABLE\"", message)
                .doesNotContain("10.0.0.1");
    }
}
