package org.dockermirror.format.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.sonatype.nexus.blobstore.DefaultBlobIdLocationResolver;
import org.sonatype.nexus.blobstore.api.BlobId;
import org.sonatype.nexus.blobstore.api.BlobStoreConfiguration;
import org.sonatype.nexus.common.app.ApplicationDirectories;
import org.sonatype.nexus.common.collect.NestedAttributesMap;

public class BlobFilesTest {

    private static final BlobId BLOB = new BlobId("0b0d54ee-6a4b-4cbb-a5c5-3b1e6b3c6b3a");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ApplicationDirectories directories = mock();
    private final DefaultBlobIdLocationResolver locations = new DefaultBlobIdLocationResolver();
    private final BlobFiles files = new BlobFiles(directories, locations);

    @Before
    public void folders() throws IOException {
        when(directories.getWorkDirectory("blobs")).thenReturn(folder.getRoot());
        when(directories.getTemporaryDirectory()).thenReturn(folder.newFolder("temporary"));
    }

    @Test
    public void aBlobIsTheFileWhereTheServerPutIt() throws IOException {
        Path expected = folder.getRoot().toPath().resolve("default/content/" + locations.getLocation(BLOB) + ".bytes");
        Files.createDirectories(expected.getParent());
        Files.createFile(expected);

        assertThat(files.of(store("File", "default"), BLOB)).contains(expected);
    }

    @Test
    public void aBlobStoreMayLieAnywhere() throws IOException {
        Path elsewhere = folder.newFolder("elsewhere").toPath();
        Path expected = elsewhere.resolve("content/" + locations.getLocation(BLOB) + ".bytes");
        Files.createDirectories(expected.getParent());
        Files.createFile(expected);

        assertThat(files.of(store("File", elsewhere.toString()), BLOB)).contains(expected);
    }

    @Test
    public void aFileThatIsNotThereIsNone() {
        assertThat(files.of(store("File", "default"), BLOB)).isEmpty();
    }

    @Test
    public void aBlobStoreOfAnotherKindHasNoFiles() {
        assertThat(files.of(store("S3", "default"), BLOB)).isEmpty();
    }

    @Test
    public void whatIsWrittenLiesOnTheDiskOfTheBlobStoreIfItHasOne() {
        assertThat(files.temporary(store("File", "default")))
                .isEqualTo(folder.getRoot().toPath().resolve("default/content/tmp"));
        assertThat(files.temporary(store("S3", "default")))
                .isEqualTo(folder.getRoot().toPath().resolve("temporary"));
    }

    private static BlobStoreConfiguration store(String type, String path) {
        BlobStoreConfiguration store = mock();
        when(store.getType()).thenReturn(type);
        when(store.attributes("file")).thenReturn(new NestedAttributesMap("file", Map.of("path", path)));
        return store;
    }
}
