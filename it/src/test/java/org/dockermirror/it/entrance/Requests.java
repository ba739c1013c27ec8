package org.dockermirror.it.entrance;

import java.util.List;
import java.util.Random;

/** Generated requests: the same seed and number make the same request, whatever came before it. */
final class Requests {
    static final int SERVER = 8081;
    static final int CONNECTOR = 8082;
    static final String HOST = "Host: 127.0.0.1\r\n";

    private static final List<String> ALLOWED = List.of(
            "helloz/app",
            "helloz/a/b/c",
            "helloz/a-b_c.d/e__f",
            "library/nginx",
            "nginx",
            "team/app",
            "other/tool",
            "my/n.s/x");
    private static final List<String> DENIED = List.of(
            "baiyuetribe/zdir",
            "hellozevil/x",
            "helloz",
            "library/helloz",
            "nginxx",
            "library/nginx/x",
            "team/app/deep",
            "team",
            "other/tools",
            "other",
            "other/tool/x",
            "my/nxs/x",
            "evil",
            "a/b/c/d/e/f",
            "v2/helloz/x",
            "manifests/x",
            "repository/docker",
            "x/helloz/app",
            "librarynginx",
            "h3lloz/app");
    private static final List<String> METHODS = List.of(
            "PUT",
            "POST",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "PROPFIND",
            "MKCOL",
            "MOVE",
            "get",
            "Get",
            "GETS",
            "X");
    private static final List<String> MOUNTS = List.of(
            "/repository/DOCKER",
            "/repository//docker",
            "//repository/docker",
            "/repository/./docker",
            "/repository/x/../docker",
            "/repository/%64ocker",
            "/%72epository/docker",
            "/repository;a=b/docker",
            "/repository/docker;a=b",
            "/content/repositories/docker",
            "/content/groups/docker",
            "/service/local/repositories/docker/content",
            "/repository/docker/repository/docker",
            "/repository%2Fdocker",
            "/repository\\docker",
            "/x/../repository/docker",
            "/content/../repository/docker",
            "/Repository/docker",
            "/repository/docker/.",
            "/repository/docker/x/..",
            "/service/rest/../../repository/docker",
            "");
    private static final List<String> HEADERS = List.of(
            "Host: hub.example.com\r\n",
            "Host: 127.0.0.1:8082\r\n",
            "Host: evil/v2/helloz/app\r\n",
            "Host: \r\n",
            HOST + "X-Original-URL: /repository/docker/v2/helloz/app/tags/list\r\n",
            HOST + "X-Rewrite-URL: /repository/docker/v2/helloz/app/tags/list\r\n",
            HOST + "X-Forwarded-Prefix: /repository/docker\r\n",
            HOST + "X-HTTP-Method-Override: GET\r\n",
            HOST + "X-Forwarded-Host: helloz\r\nX-Forwarded-Proto: https\r\n",
            HOST + "Range: bytes=0-1\r\n",
            HOST + "If-None-Match: *\r\n",
            HOST + "Connection: close\r\n");
    private static final List<String> ORIGINS = List.of(
            "http://127.0.0.1:8081",
            "http://evil.example",
            "https://hub.example.com",
            "HTTP://x",
            "http://",
            "ftp://x",
            "http://helloz/app@evil");
    private static final List<String> QUERIES = List.of(
            "?describe",
            "?describe=json",
            "?a=/helloz/",
            "?ns=docker.io",
            "?%64escribe",
            "?x=/../",
            "??",
            "?",
            "?a=%0a/v2/helloz/",
            "?n=10&last=x",
            "?a=b&describe=html",
            "?a;describe",
            "#/v2/helloz/app",
            "?a=\\",
            "?a=%",
            "?DESCRIBE=json",
            "?describe%00=1");

    private final long seed;

    Requests(long seed) {
        this.seed = seed;
    }

    Line get(long number) {
        Random random = new Random(seed * 1_000_003L + number);
        // The first values of neighbouring seeds are alike.
        random.nextLong();
        boolean mutated = random.nextInt(100) >= 5;
        int port = random.nextBoolean() ? SERVER : CONNECTOR;
        String name = pick(random, random.nextInt(mutated ? 3 : 1) == 0 ? ALLOWED : DENIED);
        String target = "/v2/" + name + rest(random, number, mutated);
        String mount = port == SERVER ? "/repository/docker" : "";
        if (!mutated) {
            String query = random.nextInt(4) == 0 ? "?ns=docker.io" : "";
            return new Line(number, port, random.nextInt(4) == 0 ? "HEAD" : "GET", mount + target + query, HOST);
        }
        for (int left = random.nextInt(4); left > 0; left--) {
            target = Mutation.any(random).apply(target, random);
        }
        if (random.nextInt(10) == 0) {
            mount = pick(random, MOUNTS);
        }
        String query = random.nextInt(5) == 0 ? pick(random, QUERIES) : "";
        String origin = random.nextInt(25) == 0 ? pick(random, ORIGINS) : "";
        String method = random.nextInt(8) == 0 ? pick(random, METHODS) : random.nextInt(8) == 0 ? "HEAD" : "GET";
        String headers = random.nextInt(12) == 0 ? pick(random, HEADERS) : HOST;
        return new Line(number, port, method, origin + mount + target + query, headers);
    }

    private static String rest(Random random, long number, boolean mutated) {
        return switch (random.nextInt(mutated ? 7 : 4)) {
            case 0 -> "/blobs/" + Reference.digest(number);
            case 1 -> "/manifests/" + Reference.digest(number);
            case 4 -> "/referrers/" + Reference.digest(number);
            case 5 -> "/tags/list";
            default -> "/manifests/" + Reference.tag(number);
        };
    }

    static String pick(Random random, List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
