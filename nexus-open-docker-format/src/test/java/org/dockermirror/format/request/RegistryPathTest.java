package org.dockermirror.format.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.dockermirror.format.request.RegistryPath.Kind;
import org.junit.Test;

public class RegistryPathTest {

    @Test
    public void pathsOfTheSpecificationAreToldApart() {
        assertPath("/v2", Kind.PING, "", "");
        assertPath("/v2/", Kind.PING, "", "");
        assertPath("/v2/token", Kind.TOKEN, "", "");
        assertPath("/v2/nginx/manifests/latest", Kind.MANIFEST, "nginx", "latest");
        assertPath("/v2/a/b/c/manifests/sha256:abc", Kind.MANIFEST, "a/b/c", "sha256:abc");
        assertPath("/v2/a/b/blobs/sha256:abc", Kind.BLOB, "a/b", "sha256:abc");
        assertPath("/v2/a/b/tags/list", Kind.TAGS, "a/b", "");
        assertPath("/v2/a/b/referrers/sha256:abc", Kind.REFERRERS, "a/b", "sha256:abc");
    }

    @Test
    public void theTokenIsAlsoWhereAPrefixingProxySendsClients() {
        assertPath("/repository/docker/v2/token", Kind.TOKEN, "", "");
        assertPath("/repository/other/v2/token", Kind.OTHER, "", "");
    }

    @Test
    public void namesMayContainTheWordsOfTheApi() {
        assertPath("/v2/manifests/manifests/manifests", Kind.MANIFEST, "manifests", "manifests");
        assertPath("/v2/blobs/tags/tags/list", Kind.TAGS, "blobs/tags", "");
        assertPath("/v2/referrers/referrers/sha256:abc", Kind.REFERRERS, "referrers", "sha256:abc");
        assertPath("/v2/token/manifests/latest", Kind.MANIFEST, "token", "latest");
    }

    @Test
    public void everythingElseIsOther() {
        for (String path : new String[] {
            "",
            "/",
            "/v1/",
            "/v2x",
            "/v2/_catalog",
            "/v2/a",
            "/v2/a/referrers",
            "/v2/referrers/sha256:abc",
            "/v2/a/blobs/uploads/",
            "/v2/manifests/latest",
            "/index.html"
        }) {
            RegistryPath parsed = RegistryPath.parse(path, "docker");
            boolean servable = parsed.kind() != Kind.OTHER
                    && !parsed.name().isEmpty()
                    && !parsed.reference().isEmpty();
            assertThat(servable).as(path).isFalse();
        }
    }

    private static void assertPath(String path, Kind kind, String name, String reference) {
        RegistryPath parsed = RegistryPath.parse(path, "docker");
        assertThat(parsed.kind()).as(path).isEqualTo(kind);
        assertThat(parsed.name()).as(path).isEqualTo(name);
        assertThat(parsed.reference()).as(path).isEqualTo(reference);
    }
}
