package org.dockermirror.it.entrance;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A small change to a path, of the kinds by which servers were made to read one path in two ways. */
enum Mutation {
    /** A character percent-encoded, once or more often, in either case. */
    ENCODE {
        @Override
        String apply(String path, Random random) {
            int at = random.nextInt(path.length());
            return path.substring(0, at) + encoded(path.charAt(at), random) + path.substring(at + 1);
        }
    },
    /** A slash in another spelling. */
    SLASH {
        @Override
        String apply(String path, Random random) {
            int at = slash(path, random);
            return path.substring(0, at) + Requests.pick(random, SLASHES) + path.substring(at + 1);
        }
    },
    /** Something put in somewhere. */
    INSERT {
        @Override
        String apply(String path, Random random) {
            int at = random.nextInt(path.length() + 1);
            return path.substring(0, at) + Requests.pick(random, PIECES) + path.substring(at);
        }
    },
    /** Something put in where a segment begins. */
    SEGMENT {
        @Override
        String apply(String path, Random random) {
            int at = slash(path, random);
            return path.substring(0, at) + "/" + Requests.pick(random, SEGMENTS) + path.substring(at);
        }
    },
    /** A listed image first, and then the way back to another. */
    CLIMB {
        @Override
        String apply(String path, Random random) {
            String up = Requests.pick(random, CLIMBS);
            return "/v2/helloz/app" + up + up + path.substring(path.startsWith("/v2") ? 3 : 0);
        }
    },
    /** Another case. */
    CASE {
        @Override
        String apply(String path, Random random) {
            int at = random.nextInt(path.length());
            int end = at + 1 + random.nextInt(Math.min(6, path.length() - at));
            return path.substring(0, at) + path.substring(at, end).toUpperCase(Locale.ROOT) + path.substring(end);
        }
    },
    /** Something at the end. */
    TRAIL {
        @Override
        String apply(String path, Random random) {
            return path + Requests.pick(random, TRAILS);
        }
    },
    /** A part taken out. */
    DROP {
        @Override
        String apply(String path, Random random) {
            int at = random.nextInt(path.length());
            int end = Math.min(path.length(), at + 1 + random.nextInt(5));
            String rest = path.substring(0, at) + path.substring(end);
            return rest.isEmpty() ? "/" : rest;
        }
    },
    /** A part said over and over again. */
    LENGTHEN {
        @Override
        String apply(String path, Random random) {
            int at = slash(path, random);
            return path.substring(0, at)
                    + Requests.pick(random, List.of("/a", "a", "/..", "-", "/helloz"))
                            .repeat(1 + random.nextInt(400))
                    + path.substring(at);
        }
    },
    /** A byte of no text. */
    BYTE {
        @Override
        String apply(String path, Random random) {
            int at = random.nextInt(path.length() + 1);
            int next = random.nextInt(256);
            // A line break would end the request line, and make two requests of one.
            char c = (char) (next == '\r' || next == '\n' ? 0 : next);
            return path.substring(0, at) + c + path.substring(at);
        }
    };

    private static final List<String> SLASHES = List.of(
            "//",
            "/./",
            "/x/../",
            "\\",
            "%2f",
            "%2F",
            "%5c",
            "%252f",
            "%c0%af",
            "%e0%80%af",
            "%ef%bc%8f",
            "%u002f",
            "///",
            Line.raw("\uff0f"),
            Line.raw("\u2215"),
            ";/",
            "/;/",
            "/;x=y/",
            "%3b/",
            "/%2e/",
            "\t",
            "|");
    private static final List<String> PIECES = List.of(
            ";",
            ";a=b",
            ";jsessionid=1",
            "%00",
            "%0a",
            "%0d%0a",
            "%09",
            "%20",
            "%7f",
            "%25",
            "%",
            "%2",
            "%zz",
            "..",
            ".",
            "..;",
            "%2e",
            "%252e",
            "%2e%2e",
            "+",
            "~",
            "*",
            "@",
            ":",
            ",",
            "$",
            "&",
            "'",
            "(",
            "[",
            "{",
            "<",
            "\"",
            "^",
            "`",
            Line.raw("\u00e9"),
            Line.raw("\u202e"),
            Line.raw("\u200b"),
            Line.raw("\ufeff"),
            Line.raw("\u0130"),
            Line.raw("\u212a"),
            Line.raw("\ud83d\ude00"),
            "%c3%a9",
            "%e2%80%8b",
            "%C4%B0",
            "?",
            "#",
            " ");
    private static final List<String> SEGMENTS = List.of(
            "..",
            ".",
            "%2e%2e",
            "%2E.",
            ".%2e",
            "..;",
            "..;a=b",
            "%2e%2e%2f",
            "..%2f",
            "..%5c",
            "...",
            "%252e%252e",
            "",
            "v2",
            "repository",
            "docker",
            "helloz",
            "manifests",
            "blobs",
            "tags",
            "_catalog",
            "token",
            "*",
            "**",
            "-",
            "_");
    private static final List<String> CLIMBS = List.of(
            "/..",
            "/%2e%2e",
            "/.%2E",
            "%2f..",
            "%2F%2e%2e",
            "/..;",
            "/..;a=b",
            "\\..",
            "%5c..",
            "/%252e%252e",
            "/..%00",
            "/;/..",
            "//..",
            "/./..",
            "/..%20",
            "/%c0%ae%c0%ae",
            "/..%0a",
            "/..%c0%af");
    private static final List<String> TRAILS = List.of(
            "/",
            "//",
            "/.",
            "/..",
            "/../x",
            "%20",
            ".",
            ";",
            ";x=/v2/helloz/app",
            "%2f",
            "/%2e%2e",
            "\\",
            "%00",
            "%0a",
            "*",
            "/manifests/1",
            "/blobs/uploads/",
            "#x",
            " ",
            "/../../../../baiyuetribe/zdir/tags/list");

    abstract String apply(String path, Random random);

    static Mutation any(Random random) {
        return values()[random.nextInt(values().length)];
    }

    private static int slash(String path, Random random) {
        int at = path.indexOf('/', random.nextInt(path.length()));
        return at < 0 ? Math.max(0, path.indexOf('/')) : at;
    }

    private static String encoded(char c, Random random) {
        String hex = String.format(random.nextBoolean() ? "%02x" : "%02X", (int) c);
        return switch (random.nextInt(6)) {
            case 0 -> "%25" + hex;
            case 1 -> "%2525" + hex;
            case 2 -> "%u00" + hex;
            default -> "%" + hex;
        };
    }
}
