package org.dockermirror.routing.mirror;

import org.dockermirror.allowlist.decision.Condition;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.allowlist.decision.Refusal;
import org.dockermirror.allowlist.request.RequestParser;
import org.dockermirror.allowlist.rule.IndexType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A repository whose requests are judged, with everything that judging needs; immutable. */
public final class JudgedMirror {

    private static final Logger log = LoggerFactory.getLogger(JudgedMirror.class);

    private final String repository;
    private final IndexType indexType;
    private final Condition condition;
    private final String denyMessage;
    private final boolean strictGroups;
    private final RequestParser parser;
    private final DecidedRequests decided = new DecidedRequests();

    JudgedMirror(String repository, IndexType indexType, Condition condition) {
        this(repository, indexType, condition, "", false);
    }

    JudgedMirror(
            String repository, IndexType indexType, Condition condition, String denyMessage, boolean strictGroups) {
        this.repository = repository;
        this.indexType = indexType;
        this.condition = condition;
        this.denyMessage = denyMessage;
        this.strictGroups = strictGroups;
        this.parser = new RequestParser(repository);
    }

    /** The name of the repository, in the one spelling that requests may use. */
    public String repository() {
        return repository;
    }

    public IndexType indexType() {
        return indexType;
    }

    public Condition condition() {
        return condition;
    }

    /** Whether a group refuses what this mirror denies, even if another member has it. */
    public boolean strictGroups() {
        return strictGroups;
    }

    /**
     * Judges one request; never throws, for what cannot be judged is refused.
     *
     * @param path the path below the repository; begins with a slash
     * @param query what followed the question mark, if there was one
     */
    public Decision decide(String method, String path, @Nullable String query) {
        try {
            return query == null
                    ? decided.of(method, path, () -> condition.decide(parser.parse(method, path, null)))
                    : condition.decide(parser.parse(method, path, query));
        } catch (RuntimeException e) {
            log.warn(
                    "docker-mirror: \"{}\" refuses {} {}: it could not be judged",
                    repository,
                    method,
                    oneLine(path),
                    e);
            return new Decision.NotJudged();
        }
    }

    /** What is decided about a request that reaches this repository by a path that is not its own. */
    public Decision.Denied decideDisguise() {
        return new Decision.Malformed(
                "this mirror is asked at /repository/" + repository + "/v2/, in no other spelling");
    }

    /** What the client is told. */
    public Refusal refusalOf(Decision.Denied denied) {
        Refusal refusal = Refusal.of(denied, repository, indexType).withHint(denyMessage);
        if (log.isDebugEnabled()) {
            log.debug("docker-mirror: \"{}\" refuses with {}: {}", repository, refusal.status(), refusal.json());
        }
        return refusal;
    }

    private static String oneLine(String path) {
        return path.replaceAll("\\p{Cntrl}", "?");
    }
}
