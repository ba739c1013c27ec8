package org.dockermirror.routing.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class RawPathTest {

    @Test
    public void theOneFormIsReadAsItStands() {
        RawPath path = new RawPath("", "/repository/docker/v2/helloz/onenav/manifests/1");

        assertThat(path.repository()).isEqualTo("docker");
        assertThat(path.belowRepository()).isEqualTo("/v2/helloz/onenav/manifests/1");
        assertThat(path.isPlain()).isTrue();
    }

    @Test
    public void theContextPathIsNotPartOfIt() {
        RawPath path = new RawPath("/nexus", "/nexus/repository/docker/v2/");

        assertThat(path.repository()).isEqualTo("docker");
        assertThat(path.belowRepository()).isEqualTo("/v2/");
    }

    @Test
    public void whatHasNotThatFormNamesNoRepository() {
        for (String uri : new String[] {"", "/", "/repository", "/repository/", "/repository/docker", "/content/x/y"}) {
            RawPath path = new RawPath("", uri);
            assertThat(path.repository()).as(uri).isEmpty();
            assertThat(path.belowRepository()).as(uri).isEmpty();
            assertThat(path.isPlain()).as(uri).isFalse();
        }
    }

    @Test
    public void namesAreFoundUnderEveryDisguise() {
        String[] disguises = {
            "/repository/docker",
            "/repository//docker/v2/",
            "//repository/docker/v2/",
            "/repository/./docker/v2/",
            "/./repository/docker/v2/",
            "/repository/x/../docker/v2/",
            "/repository/docker/../x/v2/",
            "/repository/x/%2e%2e/docker/v2/",
            "/repository/x%2f..%2fdocker/v2/",
            "/repository/%64ocker/v2/",
            "/repository/docke%72/v2/",
            "/%72epository/docker/v2/",
            "/repository%2Fdocker/v2/",
            "/repository/docker%2Fv2/x",
            "/repository/%2Fdocker/v2/",
            "/repository/docker;a=b/v2/",
            "/repository;a=b/docker/v2/",
            "/repository/docker%3Ba/v2/",
            "/repository/\\docker/v2/",
            "/repository/%5Cdocker/v2/",
            "/a/../repository/docker/v2/",
            "/content/groups/docker/v2/",
            "/content/sites//docker/v2/",
            "/service/local/repositories/docker/content/v2/",
        };
        for (String disguise : disguises) {
            assertThat(new RawPath("", disguise).readings()).as(disguise).contains("docker");
        }
    }

    @Test
    public void otherPathsNameNoRepository() {
        assertThat(new RawPath("", "/service/rest/v1/docker").readings()).isEmpty();
        assertThat(new RawPath("", "/static/docker/x").readings()).isEmpty();
        assertThat(new RawPath("", "/").readings()).isEmpty();
        assertThat(new RawPath("", "/..").readings()).isEmpty();
    }

    @Test
    public void escapesThatAreNoneAreLeftAlone() {
        assertThat(new RawPath("", "/repository/a%zz/%4/%").readings()).containsExactly("a%zz");
    }
}
