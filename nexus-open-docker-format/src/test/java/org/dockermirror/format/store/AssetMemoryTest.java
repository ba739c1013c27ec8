package org.dockermirror.format.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.sonatype.nexus.repository.content.event.asset.AssetAttributesEvent;
import org.sonatype.nexus.repository.content.event.asset.AssetDeletedEvent;
import org.sonatype.nexus.repository.content.event.asset.AssetDownloadedEvent;
import org.sonatype.nexus.repository.content.event.asset.AssetPurgedEvent;
import org.sonatype.nexus.repository.content.event.asset.AssetUploadedEvent;
import org.sonatype.nexus.repository.content.event.repository.ContentRepositoryDeletedEvent;
import org.sonatype.nexus.repository.content.store.AssetData;
import org.sonatype.nexus.repository.content.store.ContentRepositoryData;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.payloads.BytesPayload;

public class AssetMemoryTest {

    private static final int REPOSITORY = 3;
    private static final String PATH = "/v2/library/nginx/manifests/latest";

    private long now;
    private final AssetMemory memory = new AssetMemory(new Ticker() {
        @Override
        public long read() {
            return now;
        }
    });
    private int reads;

    @Test
    public void whatWasReadOnceIsNotReadAgain() throws IOException {
        ask(PATH);

        assertThat(bytes(ask(PATH))).isEqualTo("1");
        assertThat(reads).isEqualTo(1);
    }

    @Test
    public void whatIsNotThereIsLookedForEachTime() {
        assertThat(memory.get(REPOSITORY, PATH, Optional::empty)).isEmpty();

        assertThat(ask(PATH)).isPresent();
    }

    @Test
    public void anAssetThatChangesIsReadAgain() throws IOException {
        assertForgets(() -> memory.on(new AssetDeletedEvent(asset())));
        assertForgets(() -> memory.on(new AssetUploadedEvent(asset())));
        assertForgets(() -> memory.on(new AssetDownloadedEvent(asset())));
        assertForgets(() -> memory.on(new AssetAttributesEvent(asset(), List.of())));
        assertForgets(() -> memory.on(new AssetPurgedEvent(REPOSITORY, new int[] {1})));
        assertForgets(() -> memory.on(new ContentRepositoryDeletedEvent(repository(), "docker")));
    }

    @Test
    public void changesOfOtherAssetsAreNoReasonToForget() {
        ask(PATH);
        AssetData other = asset();
        other.setPath("/v2/library/nginx/manifests/other");
        memory.on(new AssetDeletedEvent(other));
        AssetData elsewhere = asset();
        elsewhere.setRepositoryId(REPOSITORY + 1);
        memory.on(new AssetDeletedEvent(elsewhere));

        ask(PATH);
        assertThat(reads).isEqualTo(1);
    }

    @Test
    public void twoRepositoriesHaveTheirOwn() {
        ask(PATH);

        memory.get(REPOSITORY + 1, PATH, this::read);
        assertThat(reads).isEqualTo(2);
    }

    @Test
    public void whatChangesWhileItIsReadIsReadAgain() throws IOException {
        memory.get(REPOSITORY, PATH, () -> {
            Optional<KeptAsset> before = read();
            memory.on(new AssetDeletedEvent(asset()));
            return before;
        });

        assertThat(bytes(ask(PATH))).isEqualTo("2");
    }

    @Test
    public void afterAMinuteItIsReadAgainWhateverHappened() {
        ask(PATH);
        now += Duration.ofSeconds(59).toNanos();
        ask(PATH);
        assertThat(reads).isEqualTo(1);
        now += Duration.ofSeconds(2).toNanos();
        ask(PATH);

        assertThat(reads).isEqualTo(2);
    }

    @Test
    public void theMemoryIsBounded() {
        int size = AssetMemory.MOST_BYTES_OF_ONE / 2;
        int many = 3 * AssetMemory.MOST_BYTES / size;
        for (int i = 0; i < many; i++) {
            memory.get(REPOSITORY, PATH + i, () -> Optional.of(kept(new byte[size])));
        }
        int read = reads;
        for (int i = 0; i < many; i++) {
            ask(PATH + i);
        }

        assertThat(reads - read).isGreaterThanOrEqualTo(many - AssetMemory.MOST_BYTES / size);
    }

    @Test
    public void whatIsLargeIsReadEachTime() {
        memory.get(REPOSITORY, PATH, () -> Optional.of(kept(new byte[AssetMemory.MOST_BYTES_OF_ONE])));

        ask(PATH);
        assertThat(reads).isEqualTo(1);
    }

    @Test
    public void whatOneAnswerIsGivenAnotherDoesNotSee() {
        KeptAsset kept = ask(PATH).orElseThrow();
        kept.content().getAttributes().set("stale", true);

        assertThat(kept.content().getAttributes().contains("stale")).isFalse();
    }

    private void assertForgets(Runnable event) throws IOException {
        ask(PATH);
        int before = reads;
        event.run();

        assertThat(bytes(ask(PATH))).isEqualTo(String.valueOf(before + 1));
    }

    private Optional<KeptAsset> ask(String path) {
        return memory.get(REPOSITORY, path, this::read);
    }

    private Optional<KeptAsset> read() {
        reads++;
        return Optional.of(kept(String.valueOf(reads).getBytes(UTF_8)));
    }

    private static KeptAsset kept(byte[] bytes) {
        try {
            return KeptAsset.withBytes(new Content(new BytesPayload(bytes, "text/plain")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bytes(Optional<KeptAsset> kept) throws IOException {
        return new String(kept.orElseThrow().content().openInputStream().readAllBytes(), UTF_8);
    }

    private static AssetData asset() {
        AssetData asset = new AssetData();
        asset.setRepositoryId(REPOSITORY);
        asset.setPath(PATH);
        return asset;
    }

    private static ContentRepositoryData repository() {
        ContentRepositoryData repository = new ContentRepositoryData();
        repository.setRepositoryId(REPOSITORY);
        return repository;
    }
}
