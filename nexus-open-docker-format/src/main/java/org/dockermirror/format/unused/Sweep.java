package org.dockermirror.format.unused;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dockermirror.allowlist.name.Digest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonatype.nexus.blobstore.api.BlobStoreException;
import org.sonatype.nexus.common.entity.Continuation;
import org.sonatype.nexus.common.hash.HashAlgorithm;
import org.sonatype.nexus.repository.MissingBlobException;
import org.sonatype.nexus.repository.content.AssetBlob;
import org.sonatype.nexus.repository.content.Component;
import org.sonatype.nexus.repository.content.facet.ContentFacet;
import org.sonatype.nexus.repository.content.fluent.FluentAsset;
import org.sonatype.nexus.repository.content.fluent.FluentComponent;
import org.sonatype.nexus.scheduling.CancelableHelper;

/**
 * One look through one repository: first all manifests are read, then what none of the used ones leads to is deleted.
 *
 * <p>Nothing is deleted that came or was downloaded since a given moment, so that a pull which goes on meanwhile finds
 * its layers. Where a manifest's bytes are gone nobody knows what it led to, and no blob is deleted at all.
 */
final class Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int PAGE = 500;
    private static final Pattern MANIFEST = Pattern.compile("/v2/(.+)/manifests/([^/]+)");
    private static final Pattern REFERRERS = Pattern.compile("/v2/(.+)/referrers/([^/]+)");
    private static final Pattern BLOB = Pattern.compile("/v2/-/blobs/([^/]+)");

    private final ContentFacet content;
    private final OffsetDateTime since;
    private final ImageGraph graph = new ImageGraph();
    private int unreadable;
    private int manifests;
    private int blobs;
    private long bytes;

    /** @param since what came or was downloaded after that stays */
    Sweep(ContentFacet content, OffsetDateTime since) {
        this.content = content;
        this.since = since;
    }

    /** Looks, and deletes; what was done is in {@link #toString}. */
    void run() {
        each("MANIFEST", this::read);
        ImageGraph.Used used = graph.used();
        each(
                "MANIFEST",
                asset -> matching(MANIFEST, asset)
                        .filter(path -> !isRecent(asset) && !used.hasManifest(path.group(1), path.group(2)))
                        .ifPresent(path -> {
                            manifests++;
                            deleteWithComponent(asset);
                        }));
        each(
                "REFERRERS",
                asset -> matching(REFERRERS, asset)
                        .filter(path -> !isRecent(asset) && !used.hasManifest(path.group(1), path.group(2)))
                        .ifPresent(path -> asset.delete()));
        if (unreadable == 0) {
            each(
                    "BLOB",
                    asset -> matching(BLOB, asset)
                            .filter(path -> !isRecent(asset) && !used.hasBlob(path.group(1)))
                            .ifPresent(path -> {
                                blobs++;
                                bytes += asset.blob().map(AssetBlob::blobSize).orElse(0L);
                                asset.delete();
                            }));
        } else {
            LOG.warn(
                    "The bytes of {} manifests are gone, so that nobody knows their layers: no layer was deleted. Run"
                            + " \"Repair - Reconcile component database from blob store\", or delete those manifests",
                    unreadable);
        }
    }

    @Override
    public String toString() {
        return manifests + " manifests and " + blobs + " blobs of " + bytes + " bytes deleted";
    }

    private void read(FluentAsset asset) {
        matching(MANIFEST, asset).ifPresent(path -> {
            String image = path.group(1);
            String reference = path.group(2);
            if (reference.indexOf(':') < 0) {
                asset.blob()
                        .map(blob -> blob.checksums().get(HashAlgorithm.SHA256.name()))
                        .ifPresent(hex -> graph.addTag(image, reference, Digest.SHA256 + ":" + hex));
                return;
            }
            try (InputStream in = asset.download().openInputStream()) {
                graph.addManifest(image, reference, References.in(in.readAllBytes()), isRecent(asset));
            } catch (MissingBlobException | BlobStoreException e) {
                LOG.debug("Unreadable: {}", asset.path(), e);
                unreadable++;
            } catch (IOException e) {
                throw new UncheckedIOException(asset.path(), e);
            }
        });
    }

    private boolean isRecent(FluentAsset asset) {
        return Stream.of(
                        Optional.of(asset.created()),
                        asset.lastDownloaded(),
                        asset.blob().map(AssetBlob::blobCreated))
                .flatMap(Optional::stream)
                .anyMatch(since::isBefore);
    }

    private void deleteWithComponent(FluentAsset asset) {
        Optional<Component> of = asset.component();
        asset.delete();
        of.map(component -> content.components().with(component))
                .filter(component -> component.assets(false).isEmpty())
                .ifPresent(FluentComponent::delete);
    }

    private static Optional<Matcher> matching(Pattern pattern, FluentAsset asset) {
        return Optional.of(pattern.matcher(asset.path())).filter(Matcher::matches);
    }

    /** Page by page; what a page's work deletes does not move the next page, which begins behind the last row. */
    private void each(String kind, Consumer<FluentAsset> work) {
        Continuation<FluentAsset> page = content.assets().byKind(kind).browse(PAGE, null);
        while (!page.isEmpty()) {
            for (FluentAsset asset : page) {
                CancelableHelper.checkCancellation();
                work.accept(asset);
            }
            page = content.assets().byKind(kind).browse(PAGE, page.nextContinuationToken());
        }
    }
}
