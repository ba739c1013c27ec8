package org.dockermirror.format.sending;

import java.io.IOException;
import javax.servlet.AsyncContext;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import org.eclipse.jetty.server.AsyncContextEvent;
import org.eclipse.jetty.server.AsyncContextState;
import org.eclipse.jetty.server.HttpChannelState;
import org.eclipse.jetty.server.HttpOutput;
import org.eclipse.jetty.server.Request;

/**
 * Makes a request go on without its thread. The server declares its filters and its servlet as ones that end with the
 * request, so it is asked of the HTTP channel itself; those that run here do not look at the request when they end.
 */
final class AsyncRequest extends AsyncContextState {

    private static final String KEY = AsyncRequest.class.getName();

    private AsyncRequest(HttpChannelState state) {
        super(state);
    }

    /** The context of the request that is answered there, without a limit in time: what it waits for has limits. */
    static AsyncContext of(HttpOutput out) {
        Request request = out.getHttpChannel().getRequest();
        Object begun = request.getAttribute(KEY);
        if (begun != null) {
            return (AsyncContext) begun;
        }
        HttpChannelState state = request.getHttpChannelState();
        AsyncRequest async = new AsyncRequest(state);
        state.startAsync(
                new AsyncContextEvent(request.getContext(), async, state, request, request, request.getResponse()));
        async.setTimeout(0);
        request.setAttribute(KEY, async);
        showToFilters(request);
        return async;
    }

    /** Filters ask the request for its context, which it makes when it is asked to begin, even if that has been done. */
    private static void showToFilters(Request request) {
        request.setAsyncSupported(true, null);
        try {
            request.startAsync();
        } catch (IllegalStateException e) {
            // It has begun, above.
        }
    }

    @Override
    public void addListener(AsyncListener listener) {
        super.addListener(new Tolerant(listener));
    }

    /** The server's metrics count a request that ends this way, and then look for something that its Jetty has not. */
    private static final class Tolerant implements AsyncListener {
        private final AsyncListener listener;

        Tolerant(AsyncListener listener) {
            this.listener = listener;
        }

        @Override
        public void onComplete(AsyncEvent event) throws IOException {
            try {
                listener.onComplete(event);
            } catch (NoSuchFieldError e) {
                // It has counted by then; a warning in the log for each large body would say nothing more.
            }
        }

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            listener.onTimeout(event);
        }

        @Override
        public void onError(AsyncEvent event) throws IOException {
            listener.onError(event);
        }

        @Override
        public void onStartAsync(AsyncEvent event) throws IOException {
            listener.onStartAsync(event);
        }
    }
}
