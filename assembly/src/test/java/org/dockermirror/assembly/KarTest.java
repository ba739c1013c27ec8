package org.dockermirror.assembly;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Every KAR holds our bundles, what they need, and nothing else. */
@RunWith(Parameterized.class)
public class KarTest {

    private static final String VERSION = System.getProperty("version");
    private static final String INDEX = "META-INF/sisu/javax.inject.Named";

    /** Java 11: the newest class file that Sisu of Nexus 3.71 reads. */
    private static final int NEWEST_INDEXED = 55;

    @Parameters(name = "{0}")
    public static List<Object[]> kars() {
        return List.of(
                new Object[] {
                    "nexus-docker-mirror",
                    "nexus-docker-proxy-preset",
                    List.of(
                            "allowlist-core",
                            "mirror-setup",
                            "nexus-deploy-hold",
                            "nexus-docker-anon-realm",
                            "nexus-docker-mirror-ui",
                            "nexus-docker-proxy-preset",
                            "nexus-routing-allowlist-plugin")
                },
                new Object[] {
                    "open-docker-format",
                    "nexus-open-docker-format-gate",
                    List.of(
                            "allowlist-core",
                            "nexus-deploy-hold",
                            "nexus-open-docker-format",
                            "nexus-open-docker-format-gate")
                });
    }

    private final String last;
    private final List<String> bundles;
    private final Archive kar;

    /** @param last the bundle that starts last, which gives the features file its name */
    public KarTest(String name, String last, List<String> bundles) throws IOException {
        this.last = last;
        this.bundles = bundles;
        this.kar = Archive.built(name + "-" + VERSION + ".kar");
    }

    @Test
    public void holdsItsBundlesAndNothingElse() {
        String features =
                "repository/org/dockermirror/" + last + "/" + VERSION + "/" + last + "-" + VERSION + "-features.xml";
        Pattern own =
                Pattern.compile("META-INF/(MANIFEST\\.MF|maven/org\\.dockermirror/assembly/pom\\.(xml|properties))|"
                        + Pattern.quote(features));
        List<String> others = kar.files().keySet().stream()
                .filter(own.asMatchPredicate().negate())
                .collect(toList());

        assertThat(others)
                .containsExactlyInAnyOrderElementsOf(
                        bundles.stream().map(KarTest::pathOf).collect(toList()));
    }

    @Test
    public void everyBundleHoldsOurClassesAndWhatTheyEmbed() throws IOException {
        Pattern known = Pattern.compile("META-INF/(MANIFEST\\.MF|LICENSE|NOTICE|sisu/javax\\.inject\\.Named|maven/.*)"
                + "|org/dockermirror/.*|static/docker-mirrors/.*|org/snakeyaml/engine/.*");
        for (String bundle : bundles) {
            assertThat(kar.within(pathOf(bundle)).files().keySet())
                    .as(bundle)
                    .allMatch(file -> known.matcher(file).matches());
        }
    }

    @Test
    public void everyIndexedClassIsOldEnoughForTheServersSisu() throws IOException {
        for (String bundle : bundles) {
            Archive jar = kar.within(pathOf(bundle));
            if (jar.files().containsKey(INDEX)) {
                List<String> indexed = new String(jar.file(INDEX), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .collect(toList());
                assertThat(indexed).as(bundle).isNotEmpty();
                for (String name : indexed) {
                    assertThat(classFileVersion(jar.file(name.replace('.', '/') + ".class")))
                            .as(name)
                            .isLessThanOrEqualTo(NEWEST_INDEXED);
                }
            }
        }
    }

    private static String pathOf(String bundle) {
        return "repository/org/dockermirror/" + bundle + "/" + VERSION + "/" + bundle + "-" + VERSION + ".jar";
    }

    private static int classFileVersion(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            in.skipBytes(6);
            return in.readUnsignedShort();
        }
    }
}
