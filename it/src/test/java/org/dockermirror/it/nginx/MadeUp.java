package org.dockermirror.it.nginx;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Entries and request lines made up so that they often speak of the same few names. */
final class MadeUp {
    private static final List<String> SEGMENTS =
            List.of("a", "b", "ab", "a.b", "axb", "a-b", "a__b", "helloz", "library", "nginx", "manifests", "v2", "9");
    private static final List<String> WILD = List.of("*", "**", "a*", "*b", "a*b", "*.*");
    private static final List<String> TAGS = List.of("1", "1.2", "1x2", "latest", "v1-x", "_", "A", "list");
    private static final List<String> WILD_TAGS = List.of("1*", "1.*", "*-x", "v*", "latest", "1.2", "A");
    private static final List<String> DIGESTS =
            List.of("sha256:" + "a".repeat(64), "sha256:" + "0".repeat(64), "sha512:" + "b".repeat(128));
    private static final List<String> ODD = List.of(
            "/",
            "//v2/a/tags/list",
            "/v2//a/tags/list",
            "/v2/a/../b/tags/list",
            "/v2/a/./tags/list",
            "/v2/a%2Fb/tags/list",
            "/v2/a;x/tags/list",
            "/v2/A/tags/list",
            "/v2/a/tags/list/",
            "/v2/a/tags/",
            "/v2/a/tags",
            "/v2/a/manifests/",
            "/v2/a/manifests/-1",
            "/v2/a/manifests/sha256:ab",
            "/v2/a/blobs/1",
            "/v2/a/blobs/sha256:" + "A".repeat(64),
            "/v2/a/referrers/1",
            "/v2/a/uploads/x",
            "/v2/a--b/tags/list",
            "/v2/a___b/tags/list",
            "/v2/a./tags/list",
            "/v2/" + "a".repeat(247) + "/tags/list",
            "/v2/" + "a".repeat(248) + "/tags/list",
            "/v2/" + "a/".repeat(127) + "a/tags/list",
            "/v2/" + "a/".repeat(127) + "ab/tags/list",
            "/v2/a/manifests/" + "t".repeat(128),
            "/v2/a/manifests/" + "t".repeat(129),
            "/v2",
            "/v2/",
            "/v2/_catalog",
            "/v1/search",
            "/v1/_ping",
            "/v2/token",
            "/v2/token/",
            "/repository/docker/v2/token",
            "/repository/docker/v2/",
            "/repository/other/v2/token",
            "/service/rest/v1/status",
            "/.no-such-file");
    private static final List<String> QUERIES = List.of(
            "?ns=docker.io",
            "?",
            "?a",
            "?describe",
            "?describe=json",
            "?x=1&describe",
            "?describes=1",
            "?a=describe",
            "?%64escribe=1",
            "?a.b=1",
            "?a=%0a",
            "?a=%20b",
            "?a=%7f",
            "?a=%",
            "?a=%2",
            "?n=10&last=x/y",
            "?&&",
            "?a=/v2/a/tags/list",
            "?" + "a&".repeat(300));
    private static final List<String> METHODS = List.of("PUT", "POST", "PATCH", "DELETE", "OPTIONS", "PROPFIND");

    private final Random random;

    MadeUp(long seed) {
        this.random = new Random(seed);
    }

    /** Some entries of an allow-list, those that deny with a mark before them. */
    List<String> entries() {
        List<String> entries = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            String name = names(() -> random.nextInt(3) == 0 ? pick(WILD) : pick(SEGMENTS));
            String limit = switch (random.nextInt(5)) {
                case 0 -> ":" + pick(WILD_TAGS);
                case 1 -> "@" + pick(DIGESTS);
                default -> "";
            };
            entries.add((random.nextInt(4) == 0 ? "!" : "") + name + limit);
        }
        return entries;
    }

    /** Method and target of a request. */
    String[] request() {
        String path = random.nextInt(5) == 0 ? pick(ODD) : "/v2/" + names(() -> pick(SEGMENTS)) + rest();
        String query = random.nextInt(4) == 0 ? pick(QUERIES) : "";
        String method = random.nextInt(12) == 0 ? pick(METHODS) : random.nextInt(6) == 0 ? "HEAD" : "GET";
        return new String[] {method, path + query};
    }

    private String rest() {
        return switch (random.nextInt(6)) {
            case 0 -> "/tags/list";
            case 1 -> "/blobs/" + pick(DIGESTS);
            case 2 -> "/referrers/" + pick(DIGESTS);
            case 3 -> "/manifests/" + pick(DIGESTS);
            default -> "/manifests/" + pick(TAGS);
        };
    }

    private String names(java.util.function.Supplier<String> segment) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> segment.get())
                .collect(Collectors.joining("/"));
    }

    private String pick(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
