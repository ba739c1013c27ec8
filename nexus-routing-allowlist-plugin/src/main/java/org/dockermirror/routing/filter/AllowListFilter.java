package org.dockermirror.routing.filter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.allowlist.decision.Refusal;
import org.dockermirror.routing.content.ContentJudge;
import org.dockermirror.routing.mirror.JudgedMirror;
import org.dockermirror.routing.mirror.Mirrors;
import org.dockermirror.routing.observed.DecisionObserver;
import org.dockermirror.routing.refusal.RefusalHeaders;

/**
 * Judges requests to mirrors by the request line as it was sent, before authentication, routing rule and view. A refusal
 * costs neither database nor upstream.
 */
@Named
@Singleton
public class AllowListFilter implements Filter {

    private final Mirrors mirrors;
    private final ContentJudge content;
    private final ProcessMarker marker;
    private final DecisionObserver observer;

    @Inject
    public AllowListFilter(Mirrors mirrors, ContentJudge content, ProcessMarker marker, DecisionObserver observer) {
        this.mirrors = mirrors;
        this.content = content;
        this.marker = marker;
        this.observer = observer;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begun = System.nanoTime();
        HttpServletRequest http = (HttpServletRequest) request;
        RawPath path = new RawPath(http.getContextPath(), http.getRequestURI());
        Optional<JudgedMirror> mirror = mirrors.reachedAs(path.repository());
        Decision decision = new Decision.Passed();
        if (mirror.isPresent() && mirror.get().repository().equals(path.repository())) {
            decision = content.byWhatIsKnown(
                    mirror.get(), mirror.get().decide(http.getMethod(), path.belowRepository(), http.getQueryString()));
        } else if (mirror.isPresent() || !path.isPlain()) {
            // A mirror's name in disguise: it might mean the mirror to the view, and it is refused, not understood.
            mirror = path.readings().stream()
                    .map(mirrors::reachedAs)
                    .flatMap(Optional::stream)
                    .findFirst();
            decision = mirror.<Decision>map(JudgedMirror::decideDisguise).orElse(decision);
        }
        if (decision instanceof Decision.Denied) {
            Decision.Denied denied = (Decision.Denied) decision;
            JudgedMirror of = mirror.orElseThrow();
            Refusal refusal = of.refusalOf(denied);
            observer.denied(of.repository(), denied, refusal, () -> http, System.nanoTime() - begun);
            refuse(refusal, http, (HttpServletResponse) response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = refusal.json().getBytes(StandardCharsets.UTF_8);
        response.setStatus(refusal.status());
        RefusalHeaders.of(refusal).forEach(response::setHeader);
        response.setContentType(Refusal.CONTENT_TYPE);
        response.setContentLength(body.length);
        if (request.getHeader(ProcessMarker.HEADER) != null) {
            response.setHeader(ProcessMarker.HEADER, marker.value());
        }
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }

    @Override
    public void init(FilterConfig configuration) {
        // Nothing to do: Guice has injected all.
    }

    @Override
    public void destroy() {
        // Nothing to give back.
    }
}
