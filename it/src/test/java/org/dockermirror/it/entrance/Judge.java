package org.dockermirror.it.entrance;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the list of {@link EntranceServer} means, said a second time and as simply as can be. */
final class Judge {
    private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final String NAME =
            "(?:helloz(?:/" + PART + ")+|my/n\\.s(?:/" + PART + ")+|team/" + PART + "|other/tool|library/nginx)";
    private static final String REST =
            "/(?:manifests/(?:[A-Za-z0-9_][A-Za-z0-9._-]{0,127}|sha256:[0-9a-f]{64})|tags/list|(?:blobs|referrers)/sha256:[0-9a-f]{64})";
    private static final Pattern UPSTREAM =
            Pattern.compile("(?:GET|HEAD) /v2/(?:" + NAME + REST + "(?:\\?[!-~]*)?)? HTTP/1\\.1");
    /** An origin, a fragment and blanks around are no part of a path: every server drops them before it looks. */
    private static final Pattern PLAIN = Pattern.compile(
            " *(?:[A-Za-z]+://[^/?#]*)?(?<mount>/repository/docker)?/v2/(?<name>" + NAME + "|nginx)" + REST
                    + "(?:\\?(?<query>[!-~&&[^#]]*))?(?:#.*)? *",
            Pattern.DOTALL);

    private static final int LONGEST_NAME = 255;

    /** Whether a request has to come through, may, or must not. */
    enum Verdict {
        MUST,
        MAY,
        MUST_NOT
    }

    private Judge() {}

    /** Whether the mirror may ask its upstream this. */
    static boolean allowsUpstream(String line) {
        return UPSTREAM.matcher(line).matches();
    }

    /** Whether a client's request says plainly, and without anything to decode or drop, that it wants a listed image. */
    static Verdict of(Line line) {
        Matcher plain = PLAIN.matcher(line.target());
        if (!plain.matches()
                || plain.group("name").length() > LONGEST_NAME
                || (plain.group("mount") == null) == (line.port() == Requests.SERVER)
                || !line.method().equals("GET") && !line.method().equals("HEAD")) {
            return Verdict.MUST_NOT;
        }
        String query = plain.group("query");
        if (query != null && Pattern.compile("(?:^|&)describe").matcher(query).find()) {
            return Verdict.MUST_NOT;
        }
        // Blobs and referrers that no manifest leads to are refused without asking for them.
        boolean simple =
                (query == null || query.equals("ns=docker.io")) && line.target().matches(".*/manifests/[^/]*");
        return simple && line.target().startsWith("/") && line.headers().equals(Requests.HOST)
                ? Verdict.MUST
                : Verdict.MAY;
    }
}
