package org.dockermirror.cli.front;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dockermirror.allowlist.decision.Condition;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.allowlist.decision.Refusal;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;
import org.dockermirror.allowlist.request.RegistryRequest.ManifestByTag;
import org.dockermirror.allowlist.rule.Effect;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.allowlist.rule.NamePattern;
import org.dockermirror.setup.wish.Mirror;

/**
 * A request that a mirror's list refuses, and the answer of who holds that list.
 *
 * @param path of the request
 */
record Example(String path, Refusal refusal) {

    /** A name, a namespace and a tag that hardly anything has. */
    private static final String MADE_UP = "nexus-mirror-asks";

    /** What may stand for a star. */
    private static final List<String> FILLINGS = List.of(MADE_UP, "x", "0", "");

    private static final List<String> OTHER_TAGS = List.of(MADE_UP, "x", "0");

    /** A request for what the entry denies, or for another tag than it allows; nothing if none is found. */
    static Optional<Example> of(Entry entry, Mirror mirror) {
        boolean denies = entry.effect() == Effect.DENY;
        List<Tag> tags = entry.tag()
                .filter(tag -> denies)
                .map(tag -> FILLINGS.stream().map(filling -> tag.text().replace("*", filling)))
                .orElse(OTHER_TAGS.stream())
                .flatMap(text -> Tag.read(text).stream())
                .toList();
        return FILLINGS.stream()
                .flatMap(filling -> name(entry.name(), filling).stream())
                .flatMap(name -> tags.stream().flatMap(tag -> of(name, tag, mirror).stream()))
                .findFirst();
    }

    /** A request for an image that is not listed, in a namespace of which the list has some. */
    static Optional<Example> notListed(Mirror mirror) {
        Tag tag = Tag.parse(MADE_UP);
        Stream<String> namespaces = mirror.allow().entries().stream()
                .filter(entry -> entry.effect() == Effect.ALLOW)
                .map(entry -> entry.name().segments().get(0));
        return Stream.concat(namespaces, Stream.of(MADE_UP))
                .flatMap(namespace -> ImageName.read(namespace + "/" + MADE_UP).stream())
                .flatMap(name -> of(name, tag, mirror).stream())
                .findFirst();
    }

    private static Optional<ImageName> name(NamePattern pattern, String filling) {
        return ImageName.read(String.join(
                "/",
                pattern.segments().stream()
                        .map(segment -> segment.equals(NamePattern.ANY_DEPTH) ? MADE_UP : segment.replace("*", filling))
                        .toList()));
    }

    private static Optional<Example> of(ImageName name, Tag tag, Mirror mirror) {
        Decision decision = Condition.of(mirror.allow()).decide(new ManifestByTag(name, tag));
        return decision instanceof Decision.Denied denied
                ? Optional.of(new Example(
                        "/v2/" + name + "/manifests/" + tag,
                        Refusal.of(denied, mirror.repository(), mirror.allow().indexType())
                                .withHint(mirror.denyMessage())))
                : Optional.empty();
    }
}
