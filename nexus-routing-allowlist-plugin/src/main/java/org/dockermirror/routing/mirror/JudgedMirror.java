package org.dockermirror.routing.mirror;

import java.util.Optional;
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
    private final RequestParser parser;

    JudgedMirror(String repository, IndexType indexType, Condition condition) {
        this.repository = repository;
        this.indexType = indexType;
        this.condition = condition;
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

    /**
     * Judges one request; never throws, for what cannot be judged is refused.
     *
     * @param path the path below the repository; begins with a slash
     * @param query what followed the question mark, if there was one
     * @return the refusal, or nothing if the request may pass
     */
    public Optional<Refusal> refusalOf(String method, String path, @Nullable String query) {
        try {
            Decision decision = condition.decide(parser.parse(method, path, query));
            return decision instanceof Decision.Denied
                    ? Optional.of(refuse((Decision.Denied) decision))
                    : Optional.empty();
        } catch (RuntimeException e) {
            log.warn(
                    "docker-mirror: \"{}\" refuses {} {}: it could not be judged",
                    repository,
                    method,
                    oneLine(path),
                    e);
            return Optional.of(Refusal.of(new Decision.NotJudged(), repository, indexType));
        }
    }

    /** The refusal of a request that reaches this repository by a path that is not its own. */
    public Refusal refusalOfDisguise() {
        return refuse(new Decision.Malformed(
                "this mirror is asked at /repository/" + repository + "/v2/, in no other spelling"));
    }

    private Refusal refuse(Decision.Denied denied) {
        Refusal refusal = Refusal.of(denied, repository, indexType);
        if (log.isDebugEnabled()) {
            log.debug("docker-mirror: \"{}\" refuses with {}: {}", repository, refusal.status(), refusal.json());
        }
        return refusal;
    }

    private static String oneLine(String path) {
        return path.replaceAll("\\p{Cntrl}", "?");
    }
}
