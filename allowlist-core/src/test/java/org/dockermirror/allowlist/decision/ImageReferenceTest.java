package org.dockermirror.allowlist.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.dockermirror.allowlist.name.InvalidNameException;
import org.junit.Test;

public class ImageReferenceTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @Test
    public void onlyTheNameMustBeThere() {
        for (String host : new String[] {"", "docker.io/", "localhost/", "hub.example.com:8443/", "mirror:8082/"}) {
            for (String name : new String[] {"nginx", "helloz/onenav", "a/b/c"}) {
                for (String rest : new String[] {"", ":0.9.33", "@" + DIGEST, ":1@" + DIGEST}) {
                    ImageReference image = ImageReference.parse(host + name + rest);
                    assertThat(image)
                            .hasToString(host + name + rest)
                            .isEqualTo(ImageReference.parse(host + name + rest))
                            .hasSameHashCodeAs(ImageReference.parse(host + name + rest))
                            .isNotEqualTo(ImageReference.parse(host + name + "x" + rest));
                    assertThat(image.host() + "/").isEqualTo(host.isEmpty() ? "/" : host);
                    assertThat(image.image()).hasToString(name);
                    assertThat(image.digest().isPresent()).isEqualTo(rest.contains("@"));
                    assertThat(image.tag().isPresent()).isEqualTo(rest.startsWith(":"));
                }
            }
        }
    }

    @Test
    public void everyPartCountsForEquality() {
        ImageReference image = ImageReference.parse("docker.io/a/b:1@" + DIGEST);
        assertThat(new String[] {
                    "a/b:1@" + DIGEST,
                    "docker.io/a/c:1@" + DIGEST,
                    "docker.io/a/b:2@" + DIGEST,
                    "docker.io/a/b:1",
                    "docker.io/a/b:1@sha256:" + "b".repeat(64)
                })
                .noneMatch(other -> image.equals(ImageReference.parse(other)));
        assertThat(image.equals(null)).isFalse();
    }

    @Test
    public void aPullAsksForTheDigestElseTheTagElseLatest() {
        assertThat(ImageReference.parse("a/b:1@" + DIGEST).manifest().toString())
                .isEqualTo("ManifestByDigest[image=a/b, digest=" + DIGEST + "]");
        assertThat(ImageReference.parse("a/b:1").manifest()).hasToString("ManifestByTag[image=a/b, tag=1]");
        assertThat(ImageReference.parse("a/b").manifest()).hasToString("ManifestByTag[image=a/b, tag=latest]");
        assertThat(ImageReference.parse("a/b").tag()).isEqualTo(Optional.empty());
    }

    @Test
    public void whatIsNoneIsNamed() {
        assertThatThrownBy(() -> ImageReference.parse("Helloz/onenav"))
                .isInstanceOf(InvalidNameException.class)
                .hasMessageContaining("image names are lower case; write \"helloz/onenav\"");
        for (String bad :
                new String[] {"", "a/", "/a", "a/b:", "a/b@", "a/b:1:2", "a b", "a/b@sha256:1", "docker.io/"}) {
            assertThatThrownBy(() -> ImageReference.parse(bad)).as(bad).isInstanceOf(InvalidNameException.class);
        }
    }
}
