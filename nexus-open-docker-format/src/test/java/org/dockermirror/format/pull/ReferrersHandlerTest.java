package org.dockermirror.format.pull;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.error.RegistryException;
import org.dockermirror.format.upstream.UpstreamException;
import org.junit.Before;
import org.junit.Test;
import org.sonatype.nexus.common.collect.AttributesMap;
import org.sonatype.nexus.common.collect.NestedAttributesMap;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.proxy.ProxyFacet;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Parameters;
import org.sonatype.nexus.repository.view.Payload;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.payloads.StringPayload;

public class ReferrersHandlerTest {

    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String PATH = "/v2/a/referrers/sha256:" + "ab".repeat(32);
    private static final String SBOM = "{\"digest\":\"1\",\"artifactType\":\"a/sbom+json\"}";
    private static final String SIGNATURE = "{\"digest\":\"2\",\"artifactType\":\"a/signature\"}";

    private final ProxyFacet proxy = mock(ProxyFacet.class);
    private final Context context = mock(Context.class);

    @Before
    public void thereAreTwoReferrers() throws Exception {
        Configuration configuration = mock(Configuration.class);
        when(configuration.attributes("docker")).thenReturn(new NestedAttributesMap("docker", Map.of()));
        when(configuration.attributes("dockerProxy")).thenReturn(new NestedAttributesMap("dockerProxy", Map.of()));
        Repository repository = mock(Repository.class);
        when(repository.getName()).thenReturn("docker");
        when(repository.getConfiguration()).thenReturn(configuration);
        when(repository.facet(ProxyFacet.class)).thenReturn(proxy);
        when(context.getRepository()).thenReturn(repository);
        when(context.getAttributes()).thenReturn(new AttributesMap());
        when(proxy.get(context)).thenAnswer(call -> content());
    }

    @Test
    public void allAreAnswered() throws Exception {
        Response response = answer(PATH);
        assertThat(text(response)).contains("[" + SBOM + "," + SIGNATURE + "]");
        assertThat(requireNonNull(response.getPayload()).getContentType()).isEqualTo(INDEX);
        assertThat(response.getHeaders().contains("OCI-Filters-Applied")).isFalse();
        assertThat(response.getHeaders().contains("Warning")).isFalse();
        assertThat(text(answer(PATH, "artifactType", ""))).contains(SBOM, SIGNATURE);
    }

    @Test
    public void thoseOfOneTypeAreAnsweredAndThatThisIsSo() throws Exception {
        Response response = answer(PATH, "artifactType", "a/sbom+json");
        assertThat(text(response)).contains("[" + SBOM + "]");
        assertThat(response.getHeaders().get("OCI-Filters-Applied")).isEqualTo("artifactType");
        assertThat(text(answer(PATH, "artifactType", "a/none"))).contains("\"manifests\":[]");
    }

    @Test
    public void aPlusSignThatWasNotEscapedIsOne() throws Exception {
        assertThat(text(answer(PATH, "artifactType", "a/sbom json"))).contains("[" + SBOM + "]");
    }

    @Test
    public void whereNothingIsKnownTheListIsEmpty() throws Exception {
        when(proxy.get(context)).thenReturn(null);
        Response response = answer(PATH, "artifactType", "a/sbom+json");
        assertThat(response.getStatus().getCode()).isEqualTo(200);
        assertThat(text(response)).contains("\"manifests\":[]");
        assertThat(response.getHeaders().get("OCI-Filters-Applied")).isEqualTo("artifactType");
    }

    @Test
    public void whatIsStaleSaysSo() throws Exception {
        when(proxy.get(context)).thenReturn(Staleness.mark(content(), "down"));
        assertThat(answer(PATH).getHeaders().get("Warning")).isEqualTo("110 - \"Response is stale: down\"");
    }

    @Test
    public void whatUpstreamRefusesIsAnErrorOfTheRegistryProtocol() throws Exception {
        when(proxy.get(context)).thenThrow(new UpstreamException(429, ErrorCode.TOOMANYREQUESTS, "limits"));
        Response response = answer(PATH);
        assertThat(response.getStatus().getCode()).isEqualTo(429);
        assertThat(text(response)).contains("\"TOOMANYREQUESTS\"");
    }

    @Test
    public void whatIsNoDigestIsRefused() {
        assertThatThrownBy(() -> answer("/v2/a/referrers/latest"))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DIGEST_INVALID));
    }

    private Response answer(String path, String... query) throws Exception {
        Parameters parameters = new Parameters();
        for (int i = 0; i < query.length; i += 2) {
            parameters.set(query[i], query[i + 1]);
        }
        when(context.getRequest())
                .thenReturn(new Request.Builder()
                        .action("GET")
                        .path(path)
                        .parameters(parameters)
                        .build());
        return new ReferrersHandler().handle(context);
    }

    private static Content content() {
        return new Content(new StringPayload("{\"manifests\":[" + SBOM + "," + SIGNATURE + "]}", INDEX));
    }

    private static String text(Response response) throws Exception {
        Payload payload = requireNonNull(response.getPayload());
        return new String(payload.openInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
