package org.dockermirror.format.sending;

import com.google.inject.servlet.ServletScopes;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServletResponse;
import org.apache.shiro.SecurityUtils;
import org.eclipse.jetty.server.HttpOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonatype.nexus.common.app.BaseUrlHolder;
import org.sonatype.nexus.repository.view.Response;

/** A request without a thread, until it can be answered: then it goes on with the user and the address it came with. */
final class ParkedRequest {

    private static final Logger log = LoggerFactory.getLogger(ParkedRequest.class);

    /** Sends the answer that there is at last, and says whether it is sent, or will be. */
    @FunctionalInterface
    interface Answering {
        boolean sends(Response response) throws IOException;
    }

    private final ParkedPayload parked;
    private final HttpServletResponse http;
    private final Answering answering;

    ParkedRequest(ParkedPayload parked, HttpServletResponse http, Answering answering) {
        this.parked = parked;
        this.http = http;
        this.answering = answering;
    }

    void park() throws IOException {
        HttpOutput out = (HttpOutput) http.getOutputStream();
        AsyncContext async = AsyncRequest.of(out);
        Callable<Boolean> goingOn = asTheSameRequest(() -> answering.sends(parked.answer()));
        CompletableFuture<?> unused =
                parked.until().whenComplete((result, problem) -> async.start(() -> goOn(async, out, goingOn)));
    }

    private static void goOn(AsyncContext async, HttpOutput out, Callable<Boolean> goingOn) {
        boolean sent = true;
        try {
            sent = goingOn.call();
        } catch (Exception e) {
            log.warn("Cannot answer a request that waited for the upstream registry", e);
            BodyWriter.fail(out, e);
        }
        if (sent) {
            async.complete();
        }
    }

    private static Callable<Boolean> asTheSameRequest(Callable<Boolean> call) {
        Callable<Boolean> inScope = ServletScopes.transferRequest(call);
        Callable<Boolean> asUser = SecurityUtils.getSubject().associateWith(inScope);
        if (!BaseUrlHolder.isSet()) {
            return asUser;
        }
        String url = BaseUrlHolder.get();
        String relative = BaseUrlHolder.getRelativePath();
        return () -> {
            BaseUrlHolder.set(url, relative);
            try {
                return asUser.call();
            } finally {
                BaseUrlHolder.unset();
            }
        };
    }
}
