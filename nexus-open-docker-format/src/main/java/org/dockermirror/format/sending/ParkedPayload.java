package org.dockermirror.format.sending;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.view.Payload;
import org.sonatype.nexus.repository.view.Response;

/** Stands for an answer that there is none of yet; only {@link DockerResponseSender} knows it. */
final class ParkedPayload implements Payload {

    private final CompletableFuture<?> until;
    private final Callable<Response> again;

    ParkedPayload(CompletableFuture<?> until, Callable<Response> again) {
        this.until = until;
        this.again = again;
    }

    CompletableFuture<?> until() {
        return until;
    }

    /** Asks again. */
    Response answer() throws Exception {
        return again.call();
    }

    @Override
    public InputStream openInputStream() {
        return new ByteArrayInputStream(new byte[0]);
    }

    @Override
    public long getSize() {
        return 0;
    }

    @Override
    public @Nullable String getContentType() {
        return null;
    }
}
