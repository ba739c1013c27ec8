package org.dockermirror.setup.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.setup.wish.AnonymousPull;
import org.dockermirror.setup.wish.AnonymousPull.Grant;
import org.dockermirror.setup.wish.Credentials;
import org.dockermirror.setup.wish.Mirror;
import org.junit.Test;

/** What is wished where there is no file. */
public class OtherSourcesTest {

    @Test
    public void theVariableIsAMirrorOfDockerHub() throws InvalidMirrorFileException {
        MirrorFile file = MirrorVariable.parse("DOCKER_MIRROR_ALLOW", " helloz/**,user2/** ,\n nginx,");
        assertThat(file.wish().anonymousPull()).isEqualTo(AnonymousPull.standard());
        assertThat(file.wish().mirrors()).singleElement().satisfies(mirror -> {
            assertThat(mirror.repository()).isEqualTo("docker");
            assertThat(mirror.written()).containsExactly("helloz/**", "user2/**", "nginx");
            assertThat(mirror.upstream()).isEqualTo(Mirror.DOCKER_HUB);
            assertThat(mirror.routingRule()).isEqualTo("Allow_docker");
            assertThat(mirror.port()).isEmpty();
        });
        assertThat(file.warnings())
                .singleElement()
                .hasToString("DOCKER_MIRROR_ALLOW: \"nginx\" means the official image library/nginx; for all images of"
                        + " nginx write \"nginx/**\"");
    }

    @Test
    public void aBadVariableIsRefusedWithEveryProblem() {
        assertThat(invalid("Helloz/**,ok/app,ghcr.io/x/y")).hasMessage("""
                        DOCKER_MIRROR_ALLOW: "Helloz/**": image names are lower case; write "helloz/**"
                        DOCKER_MIRROR_ALLOW: "ghcr.io/x/y": ghcr.io is not this mirror's upstream; write "x/y" in the \
                        list of the mirror whose upstream is ghcr.io""");
        for (String empty : new String[] {"", " ", ",", " ,\t, "}) {
            assertThat(invalid(empty))
                    .hasMessage("DOCKER_MIRROR_ALLOW: it names no image; write \"helloz/**\", or unset the variable");
        }
        assertThat(invalid("A").repositories()).containsExactly("docker");
    }

    @Test
    public void withoutAnythingTheArticleIsWished() {
        assertThat(BuiltIn.article().anonymousPull())
                .isEqualTo(new AnonymousPull("DockerPullAnonymous", Grant.ALL_DOCKER));
        assertThat(BuiltIn.article().mirrors()).singleElement().satisfies(mirror -> {
            assertThat(mirror.repository()).isEqualTo("docker");
            assertThat(mirror.written()).containsExactly("helloz/**");
            assertThat(mirror.allow().entries()).extracting(Entry::toString).containsExactly("helloz/**");
            assertThat(mirror.upstream()).isEqualTo(Mirror.DOCKER_HUB);
            assertThat(mirror.routingRule()).isEqualTo("Allow_helloz");
            assertThat(mirror.port()).isEmpty();
        });
    }

    @Test
    public void theExampleIsTheSmallestFileAsItStands() throws InvalidMirrorFileException {
        MirrorFile file = MirrorFile.parse(ExampleFile.NAME, ExampleFile.text());
        assertThat(file.warnings()).isEmpty();
        assertThat(file.wish().anonymousPull()).isEqualTo(AnonymousPull.standard());
        assertThat(file.wish().mirrors()).singleElement().satisfies(mirror -> {
            assertThat(mirror.written()).containsExactly("helloz/**");
            assertThat(mirror.routingRule()).isEqualTo("Allow_docker");
        });
    }

    @Test
    public void everySettingOfTheExampleIsGoodAndIsTheDefault() throws InvalidMirrorFileException {
        String on = ExampleFile.text().replaceAll("(?m)^( *)# ", "$1");
        assertThat(on).isNotEqualTo(ExampleFile.text());
        MirrorFile file =
                MirrorFile.parse(ExampleFile.NAME, on, new FilesInMemory(Map.of("docker-mirror.password", "secret\n")));
        assertThat(file.warnings()).isEmpty();
        assertThat(file.wish().anonymousPull()).isEqualTo(AnonymousPull.standard());
        assertThat(file.wish().mirrors()).singleElement().satisfies(mirror -> {
            assertThat(mirror.written())
                    .containsExactly("helloz/**", "helloz/onenav", "library/nginx", "!helloz/private-*");
            assertThat(mirror.denyMessage()).isEqualTo("Ask ops@example.com");
            assertThat(mirror.strictGroups()).isFalse();
            assertThat(mirror.credentials().map(Credentials::username)).contains("me");
            assertThat(mirror.upstream()).isEqualTo(Mirror.DOCKER_HUB);
            assertThat(mirror.routingRule()).isEqualTo(Mirror.defaultRoutingRule("docker"));
            assertThat(mirror.port()).hasValue(8082);
        });
    }

    @Test
    public void theExampleSaysWhoseItIsAndWhereToChangeIt() {
        assertThat(ExampleFile.text())
                .contains("helloz/** is the example of the article")
                .contains("copy it to docker-mirror.yaml");
    }

    private static InvalidMirrorFileException invalid(String value) {
        InvalidMirrorFileException e = catchThrowableOfType(
                InvalidMirrorFileException.class, () -> MirrorVariable.parse(MirrorVariable.NAME, value));
        assertThat(e).as(value).isNotNull();
        return e;
    }
}
