package org.dockermirror.closed;

import java.util.regex.MatchResult;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.matchers.RegexMatcher;

/** What a request asks for: {@code /v2/<name>/<kind>/<reference>}. */
final class Asked {

    /** Sets the attribute that {@link #in} reads. */
    static final RegexMatcher MATCHER = new RegexMatcher("/v2/(.+)/(manifests|blobs|tags|referrers)/([^/]+)/?");

    final String name;
    final String kind;
    final String reference;

    private Asked(MatchResult match) {
        this.name = match.group(1);
        this.kind = match.group(2);
        this.reference = match.group(3);
    }

    static Asked in(Context context) {
        return new Asked(
                context.getAttributes().require(RegexMatcher.State.class).getMatchResult());
    }

    /** Where it is kept: a blob once a repository, whichever image it was asked for under. */
    String assetPath() {
        return kind.equals("blobs") ? "/v2/-/blobs/" + reference : "/v2/" + name + "/" + kind + "/" + reference;
    }

    /** Where the upstream has it, below its address. */
    String upstreamPath(boolean hub) {
        String full = hub && name.indexOf('/') < 0 ? "library/" + name : name;
        return "v2/" + full + "/" + kind + "/" + reference;
    }
}
