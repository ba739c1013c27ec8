package org.dockermirror.allowlist.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dockermirror.allowlist.content.TestImages.digest;
import static org.dockermirror.allowlist.content.TestImages.longDigest;
import static org.dockermirror.allowlist.content.TestImages.scope;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;
import org.dockermirror.allowlist.rule.Scope;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Whatever is learned in whatever order: the answers are those of a plain walk over plain maps, also after a restart. */
public class ContentPropertyTest {

    private static final int DIGESTS = 40;
    private static final List<String> REPOSITORIES = List.of("docker", "other");
    private static final List<ImageName> IMAGES =
            List.of(ImageName.parse("team/a"), ImageName.parse("team/b"), ImageName.parse("team/c"));
    private static final List<List<String>> LISTS = List.of(
            List.of("team/*"),
            List.of("team/*:v1"),
            List.of("team/*:v*"),
            List.of("team/*", "!team/*:v2"),
            List.of("team/*@" + any(0)),
            List.of("team/*:v2", "team/*@" + any(1), "!team/*@" + any(2)),
            List.of("team/*", "!team/*@" + any(3)));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final TestClock clock = new TestClock();

    /** Beside the name, everything is known by maps: manifests read at all, then what was said under each name. */
    private final Map<Digest, Children> read = new HashMap<>();

    private final Map<String, Model> models = new HashMap<>();

    private static final class Model {
        final Set<Digest> served = new HashSet<>();
        final Map<Tag, Digest> tags = new HashMap<>();
        final Map<Tag, Map<Digest, Long>> moved = new HashMap<>();
        final Map<Digest, Set<Digest>> referrers = new HashMap<>();
    }

    @Test
    public void answersAreThoseOfAPlainWalk() throws IOException {
        for (int seed = 0; seed < 30; seed++) {
            read.clear();
            models.clear();
            Path file = folder.newFolder().toPath().resolve("content.journal");
            Random random = new Random(seed);
            KnownContent known = open(file);
            for (int step = 0; step < 120; step++) {
                learn(known, random);
                if (step % 10 == 0) {
                    compare(known, seed);
                }
                if (step % 50 == 49) {
                    known.close();
                    known = open(file);
                    compare(known, seed);
                }
            }
            known.close();
        }
    }

    private KnownContent open(Path file) {
        return KnownContent.keptIn(file, 100_000, clock, problem -> {
            throw new AssertionError(problem);
        });
    }

    private void learn(KnownContent known, Random random) {
        String repository = REPOSITORIES.get(random.nextInt(2));
        ImageName image = IMAGES.get(random.nextInt(3));
        Model model = models.computeIfAbsent(repository + image, key -> new Model());
        Digest manifest = any(random.nextInt(DIGESTS));
        Tag tag = random.nextBoolean() ? Tag.parse("v" + random.nextInt(3)) : null;
        clock.passes(Duration.ofMinutes(random.nextInt(20)));
        if (random.nextInt(10) == 0) {
            Digest referrer = any(random.nextInt(DIGESTS));
            known.referrers(repository, image, manifest, List.of(referrer));
            model.referrers.computeIfAbsent(manifest, key -> new HashSet<>()).add(referrer);
            return;
        }
        if (random.nextInt(4) == 0) {
            known.served(repository, image, tag, manifest);
        } else {
            List<Digest> digests = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                digests.add(any(random.nextInt(DIGESTS)));
            }
            Children children = read.computeIfAbsent(manifest, key -> new Children(random.nextBoolean(), digests));
            known.read(repository, image, tag, manifest, children);
        }
        model.served.add(manifest);
        if (tag != null) {
            Digest before = model.tags.put(tag, manifest);
            if (before != null && !before.equals(manifest)) {
                model.moved.computeIfAbsent(tag, key -> new HashMap<>()).put(before, clock.millis());
            }
        }
    }

    private void compare(KnownContent known, int seed) {
        for (String repository : REPOSITORIES) {
            for (ImageName image : IMAGES) {
                for (List<String> list : LISTS) {
                    Scope scope = scope(image, list.toArray(new String[0]));
                    Model model = models.getOrDefault(repository + image, new Model());
                    Set<Digest> reached = walk(model, scope);
                    for (int i = 0; i < DIGESTS; i++) {
                        Answer answer = known.ask(repository, image, scope, any(i));
                        assertThat(answer == Answer.LED_TO)
                                .as("seed %s: %s %s %s %s", seed, repository, image, list, i)
                                .isEqualTo(reached.contains(any(i)));
                    }
                }
            }
        }
    }

    private Set<Digest> walk(Model model, Scope scope) {
        Set<Digest> blobs = new HashSet<>();
        Set<Digest> manifests = new HashSet<>();
        List<Digest> todo = new ArrayList<>();
        if (scope.isWhole()) {
            todo.addAll(model.served);
        }
        model.tags.forEach((tag, manifest) -> {
            if (scope.entryForTag(tag).isPresent()) {
                todo.add(manifest);
            }
        });
        model.moved.forEach((tag, earlier) -> earlier.forEach((manifest, at) -> {
            if (scope.entryForTag(tag).isPresent() && clock.millis() < at + KnownContent.AFTER_A_MOVE.toMillis()) {
                todo.add(manifest);
            }
        }));
        scope.pins().stream().filter(model.served::contains).forEach(todo::add);
        while (!todo.isEmpty()) {
            Digest manifest = todo.remove(todo.size() - 1);
            if (scope.denies(manifest) || !manifests.add(manifest)) {
                continue;
            }
            todo.addAll(model.referrers.getOrDefault(manifest, Set.of()));
            Children children = read.get(manifest);
            if (children != null && model.served.contains(manifest)) {
                (children.manifests() ? todo : blobs).addAll(children.digests());
            }
        }
        blobs.addAll(manifests);
        blobs.addAll(scope.pins());
        blobs.removeIf(scope::denies);
        return blobs;
    }

    private static Digest any(int number) {
        return number % 7 == 6 ? longDigest(number) : digest(number);
    }
}
