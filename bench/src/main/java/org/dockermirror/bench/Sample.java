package org.dockermirror.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.AllowListParser;
import org.dockermirror.allowlist.rule.AllowListText;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;

/**
 * An allow-list of a given length that looks like those of public mirrors – mostly images, some namespaces – and
 * requests to go with it. The same length always gives the same sample.
 */
final class Sample {

    /** Distinct requests in a case. */
    static final int REQUESTS = 1_000;

    /** How many entries the published list of a large public mirror has. */
    static final int PUBLIC_MIRROR = 1_321;

    private final List<String> entries;
    private final Random random;

    private Sample(List<String> entries, long seed) {
        this.entries = entries;
        this.random = new Random(seed);
    }

    /** Entries that begin with a literal segment: nine images of every ten, and a namespace. */
    static Sample literal(int entries) {
        return new Sample(
                IntStream.range(0, entries).mapToObj(Sample::literalEntry).toList(), entries);
    }

    /** The same, and every tenth entry denies what is below one of the namespaces. */
    static Sample withDenies(int entries) {
        return new Sample(
                IntStream.range(0, entries)
                        .mapToObj(i -> i % 10 == 8 ? "!space-" + (i + 1) + "/private-*" : literalEntry(i))
                        .toList(),
                entries);
    }

    /** Entries of which no segment is literal. */
    static Sample wildcards(int entries) {
        return new Sample(
                IntStream.range(0, entries)
                        .mapToObj(i -> "*-" + i + "/a*" + i + "*b/**")
                        .toList(),
                entries);
    }

    List<String> entries() {
        return entries;
    }

    String text() {
        return String.join("\n", entries);
    }

    AllowList compiled() {
        try {
            return AllowListParser.parse(AllowListText.parse("sample", text()), IndexType.HUB)
                    .list();
        } catch (InvalidAllowListException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Pulls by tag of images on the list, but for every tenth, which is on none. */
    String[] mixed(int requests) {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            paths.add(i % 10 == 9 ? miss(i) : allowedBy(random.nextInt(entries.size()), i));
        }
        return paths.toArray(String[]::new);
    }

    /** Pulls of what one entry allows. */
    String[] hits(int entry) {
        return IntStream.range(0, REQUESTS).mapToObj(i -> allowedBy(entry, i)).toArray(String[]::new);
    }

    /** Pulls of images that are on no list, half of them in a namespace that is. */
    String[] misses() {
        return IntStream.range(0, REQUESTS).mapToObj(this::miss).toArray(String[]::new);
    }

    /** Pulls that the deny entries of {@link #withDenies} refuse. */
    String[] denied() {
        return IntStream.range(0, REQUESTS)
                .mapToObj(i -> path("space-" + (random.nextInt(entries.size() / 10) * 10 + 9) + "/private-" + i, i))
                .toArray(String[]::new);
    }

    private static String literalEntry(int number) {
        return number % 10 == 9 ? "space-" + number + "/**" : "team-" + number % 1_000 + "/image-" + number;
    }

    private String allowedBy(int entry, int number) {
        String text = entries.get(entry);
        return path(text.replace("**", "image-" + number).replace("*", "x"), number);
    }

    private String miss(int number) {
        return path((number % 2 == 0 ? "team-" + number % 1_000 : "nobody-" + number) + "/missing-" + number, number);
    }

    private static String path(String image, int number) {
        return "/v2/" + image + "/manifests/1." + number;
    }
}
