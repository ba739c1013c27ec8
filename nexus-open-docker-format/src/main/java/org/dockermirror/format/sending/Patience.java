package org.dockermirror.format.sending;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sonatype.nexus.repository.view.Context;

/**
 * Lets a request wait for what another thread does. Where it can be, the request is parked meanwhile, unless the answer
 * comes so soon that passing all handlers anew would take longer.
 */
public final class Patience {

    /** The attribute of requests that may be parked. */
    static final String MAY_PARK = Patience.class.getName() + ".mayPark";

    /** How long a request keeps its thread. */
    private static final Duration SOON = Duration.ofMillis(30);

    private Patience() {}

    /** The result, once it is there. */
    public static <T> T await(Context context, CompletableFuture<T> future) throws IOException {
        if (mayPark(context) && !isDoneSoon(future)) {
            throw new ParkException(future);
        }
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    /**
     * Waits, but not for long.
     *
     * @param limit completes when enough was waited for, the same one each time the request comes back
     * @return whether there is a result, be it an exception
     */
    public static boolean awaitAtMost(Context context, CompletableFuture<?> future, CompletableFuture<?> limit)
            throws IOException {
        CompletableFuture<Object> either = CompletableFuture.anyOf(future.handle((r, e) -> ""), limit);
        if (mayPark(context) && !isDoneSoon(either)) {
            throw new ParkException(either);
        }
        try {
            either.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
        return future.isDone();
    }

    /** Completes after a time. */
    public static CompletableFuture<String> after(Duration time) {
        return new CompletableFuture<String>().completeOnTimeout("", time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static boolean mayPark(Context context) {
        return context.getRequest().getAttributes().contains(MAY_PARK);
    }

    private static boolean isDoneSoon(CompletableFuture<?> future) throws IOException {
        try {
            future.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static IOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while waiting for the upstream registry");
    }

    /** The same exception for all that wait: it is only read. */
    private static IOException unwrapped(ExecutionException e) throws IOException {
        Throwable cause =
                e.getCause() instanceof CompletionException ? e.getCause().getCause() : e.getCause();
        Throwables.propagateIfPossible(cause, IOException.class);
        return new IOException(cause);
    }
}
