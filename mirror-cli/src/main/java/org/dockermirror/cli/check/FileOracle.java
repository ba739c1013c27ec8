package org.dockermirror.cli.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dockermirror.allowlist.decision.Condition;
import org.dockermirror.allowlist.decision.Explanation;
import org.dockermirror.allowlist.decision.ImageReference;
import org.dockermirror.allowlist.rule.Problem;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.file.WrittenMirrors;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.wish.Mirror;

/**
 * The lists of a {@code docker-mirror.yaml}.
 *
 * @param repository the mirror that is meant, if it was said
 */
record FileOracle(String source, MirrorFile file, Optional<String> repository) implements Oracle {

    private static final Set<String> DOCKER_HUB = Set.of("docker.io", "index.docker.io", "registry-1.docker.io");

    static FileOracle read(Path path, Optional<String> repository) {
        return new FileOracle(path.toString(), WrittenMirrors.read(path), repository);
    }

    List<Problem> warnings() {
        return file.warnings();
    }

    @Override
    public Answer ask(ImageReference image) {
        return Answer.of(Explanation.of(Condition.of(mirror(image).allow()), image));
    }

    private Mirror mirror(ImageReference image) {
        List<Mirror> mirrors = file.wish().mirrors();
        List<Mirror> meant = mirrors.stream()
                .filter(mirror -> repository.isPresent()
                        ? mirror.repository().equals(repository.get())
                        : mirrors.size() == 1 || isAskedAt(mirror, image.host()))
                .toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        String names = mirrors.stream().map(Mirror::repository).collect(Collectors.joining(", "));
        throw CommandException.badInput(
                repository.isPresent()
                        ? source + " has no mirror " + repository.get() + "; its mirrors are " + names
                        : image + " does not tell which mirror of " + source
                                + " is meant; write --repository and one of " + names);
    }

    private static boolean isAskedAt(Mirror mirror, String host) {
        return !host.isEmpty()
                && (host.equals(mirror.upstream().getRawAuthority())
                        || mirror.upstream().equals(Mirror.DOCKER_HUB) && DOCKER_HUB.contains(host)
                        || mirror.port().isPresent()
                                && host.endsWith(":" + mirror.port().getAsInt()));
    }
}
