package org.dockermirror.it.content;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.Visitor;

/** A server with a mirror whose list has entries of every kind; one for each format, and one boot for all tests. */
final class ContentMirror {
    static final OwnImage PINNED = OwnImage.index("pinned/app:1");
    static final OwnImage UNPINNED = OwnImage.index("pinned/app:2");
    static final OwnImage DENIED_BY_DIGEST = OwnImage.single("partly/app:3");

    private static final Map<Format, ContentMirror> ALL = new EnumMap<>(Format.class);

    private static final List<String> LIST = List.of(
            "helloz/**",
            "whole/*",
            "limited/*:v*",
            "literal/*:stable",
            "partly/*",
            "!partly/*:bad",
            "!partly/app@" + DENIED_BY_DIGEST.digest(),
            "pinned/app@" + PINNED.digest());

    final Format format;
    final NexusServer server;
    final Visitor visitor = Visitor.of("docker");

    private ContentMirror(Format format) {
        this.format = format;
        this.server = NexusServer.fresh("content-" + format.name().toLowerCase(Locale.ROOT))
                .with(Kar.MIRROR, format.kar)
                .config(file(LIST));
    }

    /** The one of the format, running. */
    static ContentMirror running(Format format) {
        ContentMirror mirror = ALL.computeIfAbsent(format, ContentMirror::new);
        mirror.start();
        return mirror;
    }

    void start() {
        server.start();
        Await.until(
                Duration.ofMinutes(2),
                "an anonymous pull",
                () -> visitor.manifest(Images.ONENAV).status() == 200);
    }

    /** Adds entries to the list, and waits until what they say about the image holds. */
    void also(OwnImage image, int status, String... entries) {
        server.config(file(Stream.concat(LIST.stream(), Stream.of(entries)).toList()));
        Await.until(
                Duration.ofMinutes(1),
                "status " + status + " for " + image.byTag(),
                () -> visitor.get(image.tagPath()).status() == status);
    }

    private String file(List<String> list) {
        return """
                mirrors:
                  - repository: docker
                    upstream: %s
                    allow: [%s]
                """.formatted(
                        format.upstream().url(),
                        list.stream().map(entry -> '"' + entry + '"').collect(Collectors.joining(", ")));
    }
}
