package org.dockermirror.format.pull;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

/** What one repository asks of upstream at the moment: the same thing is asked once, whoever wants to know. */
final class Flights<T> implements Closeable {

    private final Map<String, CompletableFuture<T>> running = new ConcurrentHashMap<>();
    private final ExecutorService threads;

    Flights(ExecutorService threads) {
        this.threads = threads;
    }

    /** The answer to come: of the same question if it is asked already, else of this task. */
    CompletableFuture<T> join(String key, Callable<T> task) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> others = running.putIfAbsent(key, mine);
        if (others != null) {
            return others;
        }
        try {
            threads.execute(() -> run(key, task, mine));
        } catch (RejectedExecutionException e) {
            running.remove(key, mine);
            mine.completeExceptionally(stopped());
        }
        return mine;
    }

    /** Removed before it is completed: who comes after finds what the task stored, or asks anew. */
    private void run(String key, Callable<T> task, CompletableFuture<T> future) {
        try {
            T result = task.call();
            running.remove(key, future);
            future.complete(result);
        } catch (Exception e) {
            running.remove(key, future);
            future.completeExceptionally(e);
        } catch (Error e) {
            // Out of memory, say: who waits must be told even so, and who comes after must not wait for it.
            running.remove(key, future);
            future.completeExceptionally(new IllegalStateException(e));
            throw e;
        }
    }

    /** Gives up what is at work; those who wait are told so. */
    @Override
    public void close() {
        threads.shutdownNow();
        running.values().forEach(future -> future.completeExceptionally(stopped()));
        running.clear();
    }

    private static IOException stopped() {
        return new IOException("the repository was stopped");
    }
}
