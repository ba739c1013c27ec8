package org.dockermirror.routing.content;

import java.time.Clock;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.allowlist.content.KnownContent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonatype.nexus.common.app.ApplicationDirectories;

/** What is known about images, kept in {@code docker-mirror/content.journal} of the server's data directory. */
@Named
@Singleton
public class ImageContent {

    /** The setting of how many digests are known at most; each takes about a hundred bytes of memory. */
    public static final String LIMIT = "docker-mirror.known-digests";

    /** A lower setting would have single images push each other out all the time. */
    private static final int LEAST = 10_000;

    private static final Logger log = LoggerFactory.getLogger(ImageContent.class);

    private final KnownContent known;

    @Inject
    public ImageContent(
            ApplicationDirectories directories,
            @Named("${" + LIMIT + ":-" + KnownContent.DEFAULT_LIMIT + "}") int limit) {
        this(KnownContent.keptIn(
                directories.getWorkDirectory("docker-mirror").toPath().resolve("content.journal"),
                Math.max(limit, LEAST),
                Clock.systemUTC(),
                problem -> log.warn("docker-mirror: {}", problem)));
    }

    ImageContent(KnownContent known) {
        this.known = known;
    }

    /** All that is known. */
    public KnownContent known() {
        return known;
    }
}
