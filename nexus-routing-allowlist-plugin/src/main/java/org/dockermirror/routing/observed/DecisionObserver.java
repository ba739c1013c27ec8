package org.dockermirror.routing.observed;

import java.util.function.Supplier;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import javax.servlet.http.HttpServletRequest;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.allowlist.decision.Refusal;
import org.dockermirror.routing.client.ClientAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Is told once of each request that was decided, and passes it on to metrics, the list of recent denials and the audit
 * log. It never throws: what is only shown must not keep a decision from being carried out.
 */
@Named
@Singleton
public class DecisionObserver {

    /** The namespace of the images that the server's own self-check asks for; they are not shown. */
    public static final String SELF_CHECK_NAMESPACE = "docker-mirror-check/";

    private static final Logger log = LoggerFactory.getLogger(DecisionObserver.class);

    private final ClientAddress clients;
    private final DecisionMetrics metrics;
    private final DeniedPulls denied;
    private final AuditTrail audit;

    @Inject
    public DecisionObserver(ClientAddress clients, DecisionMetrics metrics, DeniedPulls denied, AuditTrail audit) {
        this.clients = clients;
        this.metrics = metrics;
        this.denied = denied;
        this.audit = audit;
    }

    /**
     * An image was found on the list.
     *
     * @param nanoseconds how long the decision took
     */
    public void allowed(String repository, long nanoseconds) {
        try {
            metrics.allowed(repository, nanoseconds);
        } catch (RuntimeException e) {
            complain(e);
        }
    }

    /**
     * A request was refused.
     *
     * @param refusal what the client was told
     * @param request the request that came over HTTP; asked for its client at once, and not kept
     * @param nanoseconds how long the decision took
     */
    public void denied(
            String repository,
            Decision.Denied decision,
            Refusal refusal,
            Supplier<HttpServletRequest> request,
            long nanoseconds) {
        try {
            if (refusal.detail().getOrDefault("image", "").startsWith(SELF_CHECK_NAMESPACE)) {
                return;
            }
            Denial denial = Denial.of(refusal, decision.reason(), client(request));
            metrics.denied(repository, denial.reason(), nanoseconds);
            denied.add(repository, denial);
            audit.add(repository, denial);
        } catch (RuntimeException e) {
            complain(e);
        }
    }

    /** Not every request that reaches a repository comes over HTTP. */
    private String client(Supplier<HttpServletRequest> request) {
        try {
            return clients.of(request.get());
        } catch (RuntimeException e) {
            log.debug("docker-mirror: the client's address is not known", e);
            return ClientAddress.UNKNOWN;
        }
    }

    private static void complain(RuntimeException e) {
        log.warn("docker-mirror: a decision was carried out, but cannot be shown", e);
    }
}
