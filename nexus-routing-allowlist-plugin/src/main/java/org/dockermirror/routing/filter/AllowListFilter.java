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
import org.dockermirror.allowlist.decision.Refusal;
import org.dockermirror.routing.mirror.JudgedMirror;
import org.dockermirror.routing.mirror.Mirrors;
import org.dockermirror.routing.refusal.RefusalHeaders;

/**
 * Judges requests to mirrors by the request line as it was sent, before authentication, routing rule and view. A refusal
 * costs neither database nor upstream.
 */
@Named
@Singleton
public class AllowListFilter implements Filter {

    private final Mirrors mirrors;
    private final ProcessMarker marker;

    @Inject
    public AllowListFilter(Mirrors mirrors, ProcessMarker marker) {
        this.mirrors = mirrors;
        this.marker = marker;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        Optional<Refusal> refusal = refusalOf(http);
        if (refusal.isPresent()) {
            refuse(refusal.get(), http, (HttpServletResponse) response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<Refusal> refusalOf(HttpServletRequest request) {
        RawPath path = new RawPath(request.getContextPath(), request.getRequestURI());
        Optional<JudgedMirror> mirror = mirrors.reachedAs(path.repository());
        if (mirror.isPresent() && mirror.get().repository().equals(path.repository())) {
            return mirror.get().refusalOf(request.getMethod(), path.belowRepository(), request.getQueryString());
        }
        if (mirror.isEmpty() && path.isPlain()) {
            return Optional.empty();
        }
        // A mirror's name in disguise: it might mean the mirror to the view, and it is refused rather than understood.
        return path.readings().stream()
                .map(mirrors::reachedAs)
                .flatMap(Optional::stream)
                .map(JudgedMirror::refusalOfDisguise)
                .findFirst();
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
