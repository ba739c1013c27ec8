package org.dockermirror.format.download;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.dockermirror.format.stream.ByteSource;
import org.dockermirror.format.stream.ByteSources;
import org.dockermirror.format.stream.StreamedPayload;
import org.sonatype.nexus.repository.view.ContentTypes;
import org.sonatype.nexus.repository.view.Payload;

/** A blob on its way; blobs are bytes, whatever the host they came from calls them. */
final class DownloadPayload implements StreamedPayload {

    private final Optional<Spool> spool;
    private final long size;
    private final Supplier<Optional<? extends Payload>> kept;

    DownloadPayload(Optional<Spool> spool, long size, Supplier<Optional<? extends Payload>> kept) {
        this.spool = spool;
        this.size = size;
        this.kept = kept;
    }

    @Override
    public ByteSource open(long position) throws IOException {
        Optional<ByteSource> onItsWay = spool.flatMap(file -> file.open(position));
        if (onItsWay.isPresent()) {
            return onItsWay.get();
        }
        Optional<? extends Payload> cached = kept.get();
        if (cached.isEmpty()) {
            throw new IOException("the upstream registry's answer could not be kept; please try again");
        }
        return ByteSources.open(cached.get(), position);
    }

    @Override
    public long getSize() {
        return size;
    }

    @Override
    public String getContentType() {
        return ContentTypes.APPLICATION_OCTET_STREAM;
    }
}
