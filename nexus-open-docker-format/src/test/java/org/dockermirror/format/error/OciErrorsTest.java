package org.dockermirror.format.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.Test;
import org.sonatype.nexus.repository.view.Response;

public class OciErrorsTest {

    @Test
    public void anErrorIsWrittenAsTheSpecificationHasIt() throws IOException {
        Response response = OciErrors.response(new RegistryException(
                401, ErrorCode.UNAUTHORIZED, "say \"please\"", Map.of("WWW-Authenticate", "Bearer realm=\"r\"")));
        assertThat(response.getStatus().getCode()).isEqualTo(401);
        assertThat(response.getHeaders().get("WWW-Authenticate")).isEqualTo("Bearer realm=\"r\"");
        assertThat(response.getPayload()).isNotNull();
        assertThat(response.getPayload().getContentType()).isEqualTo("application/json");
        try (InputStream body = response.getPayload().openInputStream()) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"say \\\"please\\\"\","
                            + "\"detail\":null}]}");
        }
    }
}
