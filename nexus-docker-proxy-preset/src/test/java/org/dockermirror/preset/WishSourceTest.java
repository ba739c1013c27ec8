package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.sonatype.nexus.common.app.ApplicationDirectories;

public class WishSourceTest {

    @Rule
    public final TemporaryFolder data = new TemporaryFolder();

    private final StoredInMemory stored = new StoredInMemory();
    private final Map<String, String> environment = new HashMap<>();
    private Path file;

    @Before
    public void makeEtc() throws IOException {
        file = data.newFolder("etc").toPath().resolve("docker-mirror.yaml");
    }

    @Test
    public void withoutFileAndVariableItIsTheArticlesMirrorAndNobodyAgreed() {
        WishReading reading = source().read();

        assertThat(reading.wished().wish().mirrors()).singleElement().satisfies(mirror -> {
            assertThat(mirror.repository()).isEqualTo("docker");
            assertThat(mirror.routingRule()).isEqualTo("Allow_helloz");
            assertThat(mirror.written()).containsExactly("helloz/**");
        });
        assertThat(reading.isAgreed()).isFalse();
    }

    @Test
    public void aFileIsAWishThatSomebodyAgreedTo() throws IOException {
        Files.writeString(file, "mirrors:\n  - repository: hub\n    allow: [user2/**]\n");

        WishReading reading = source().read();

        assertThat(reading.isAgreed()).isTrue();
        assertThat(reading.wished().wish().mirrors().get(0).repository()).isEqualTo("hub");
    }

    @Test
    public void whatIsStoredIsAWishWhereThereIsNeitherFileNorVariable() throws IOException {
        stored.allowList = "user3/**";
        WishSource source = source();
        assertThat(source.read().isAgreed()).isTrue();
        assertThat(source.read().wished().wish().mirrors().get(0).repository()).isEqualTo("stored");
        assertThat(source.inWords()).isEqualTo(stored.name());
        assertThat(source.editable()).isEmpty();
        assertThat(source.isStored()).isTrue();

        Files.writeString(file, "mirrors:\n  - repository: hub\n    allow: [user2/**]\n");
        assertThat(source.read().wished().wish().mirrors().get(0).repository()).isEqualTo("hub");
        assertThat(source.inWords()).isEqualTo(file.toString());
        assertThat(source.isStored()).isFalse();
        assertThat(source.editable()).contains(file);
    }

    @Test
    public void aChangeOfWhatIsStoredIsSeen() {
        WishSource source = source();
        source.read();
        assertThat(source.fingerprint()).isEqualTo(source.fingerprintRead());
        stored.allowList = "user3/**";
        assertThat(source.fingerprint()).isNotEqualTo(source.fingerprintRead());
        source.read();
        assertThat(source.fingerprint()).isEqualTo(source.fingerprintRead());
    }

    @Test
    public void whatIsStoredWrongIsRefusedByItsName() {
        stored.allowList = "Helloz/**";
        WishReading reading = source().read();
        assertThat(reading.wished()).isNull();
        assertThat(reading.problem()).startsWith(stored.name()).contains("helloz/**");
    }

    @Test
    public void theVariableIsAWishToo() {
        environment.put("DOCKER_MIRROR_ALLOW", "helloz/**,user2/**");

        WishReading reading = source().read();

        assertThat(reading.isAgreed()).isTrue();
        assertThat(reading.wished().wish().mirrors().get(0).written()).containsExactly("helloz/**", "user2/**");
    }

    @Test
    public void fileAndVariableTogetherAreAnErrorThatNamesBoth() throws IOException {
        Files.writeString(file, "mirrors:\n  - repository: hub\n    allow: [user2/**]\n");
        environment.put("DOCKER_MIRROR_ALLOW", "helloz/**");

        WishReading reading = source().read();

        assertThat(reading.wished()).isNull();
        assertThat(reading.problem()).contains("docker-mirror.yaml", "DOCKER_MIRROR_ALLOW", "keep one of them");
    }

    @Test
    public void aWrongFileIsRefusedWithItsPlaceAndItsRepositoriesAreStillKnown() throws IOException {
        Files.writeString(file, "mirrors:\n  - repository: hub\n    allow: [Helloz/**]\n");

        WishReading reading = source().read();

        assertThat(reading.wished()).isNull();
        assertThat(reading.problem()).contains("line 3, column 13", "Helloz", "helloz");
        assertThat(reading.repositories()).containsExactly("hub");
    }

    @Test
    public void aNamedFileThatIsMissingIsAnErrorAndNotTheArticlesMirror() {
        environment.put("DOCKER_MIRROR_CONFIG", data.getRoot() + "/elsewhere.yaml");

        WishReading reading = source().read();

        assertThat(reading.wished()).isNull();
        assertThat(reading.problem()).contains("elsewhere.yaml does not exist", "DOCKER_MIRROR_CONFIG");
    }

    @Test
    public void aFileThatIsNoUtf8SaysSo() throws IOException {
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 'm', 0});

        assertThat(source().read().problem()).endsWith("docker-mirror.yaml is not UTF-8 text; save it as UTF-8");
    }

    @Test
    public void anEmptyVariableIsAnErrorThatNamesIt() {
        environment.put("DOCKER_MIRROR_ALLOW", "");

        WishReading reading = source().read();

        assertThat(reading.wished()).isNull();
        assertThat(reading.problem()).contains("DOCKER_MIRROR_ALLOW");
    }

    @Test
    public void theFingerprintChangesWithTheFile() throws IOException {
        WishSource source = source();
        String without = source.fingerprint();
        Files.writeString(file, "mirrors: []\n");

        assertThat(source.fingerprint()).isNotEqualTo(without);
    }

    @Test
    public void theFingerprintChangesWithAFileThatTheFileNames() throws IOException {
        WishSource source = source();
        Files.writeString(file, "mirrors:\n  - repository: hub\n    allowFile: list.txt\n");
        assertThat(source.read().problem()).contains("list.txt does not exist");
        assertThat(source.fingerprint()).isEqualTo(source.fingerprintRead());

        Files.writeString(file.resolveSibling("list.txt"), "helloz/**\n");

        assertThat(source.fingerprint()).isNotEqualTo(source.fingerprintRead());
        assertThat(source.read().wished().wish().mirrors().get(0).written()).containsExactly("helloz/**");
        assertThat(source.fingerprint()).isEqualTo(source.fingerprintRead());
    }

    @Test
    public void aPasswordIsInNoTextOfTheReading() throws IOException {
        Files.writeString(file, """
                mirrors:
                  - repository: hub
                    allow: [a/b]
                    credentials: {username: me, passwordFile: pw}
                """);
        Files.writeString(file.resolveSibling("pw"), "s3cret\n");
        WishSource source = source();

        WishReading reading = source.read();

        assertThat(reading.wished().wish().mirrors().get(0).credentials().get().password())
                .isEqualTo("s3cret");
        assertThat(reading.wished() + source.fingerprint()).doesNotContain("s3cret");
    }

    private WishSource source() {
        ApplicationDirectories directories = mock(ApplicationDirectories.class);
        when(directories.getWorkDirectory()).thenReturn(data.getRoot());
        return new WishSource(new DataDirectory(directories), environment::get, stored);
    }
}
