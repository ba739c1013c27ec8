package org.dockermirror.format.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;

public class FlightsTest {

    private final List<Runnable> tasks = new ArrayList<>();
    private final Flights<String> flights = new Flights<>(new QueuedExecutor(tasks));

    @Test
    public void theSameQuestionIsAskedOnceUntilItIsAnswered() {
        CompletableFuture<String> first = flights.join("a", () -> "1");
        assertThat(flights.join("a", () -> "2")).isSameAs(first);
        assertThat(flights.join("b", () -> "3")).isNotSameAs(first);
        tasks.forEach(Runnable::run);
        assertThat(first).isCompletedWithValue("1");
        assertThat(flights.join("a", () -> "4")).isNotSameAs(first);
    }

    @Test
    public void aFailureIsToldToAllWhoWaitAndThenForgotten() {
        CompletableFuture<String> failing = flights.join("a", () -> {
            throw new IOException("down");
        });
        tasks.remove(0).run();
        assertThatThrownBy(failing::join).hasMessageContaining("down");
        CompletableFuture<String> again = flights.join("a", () -> "up");
        tasks.remove(0).run();
        assertThat(again).isCompletedWithValue("up");
    }

    @Test
    public void anErrorOfTheMachineIsToldAndForgottenToo() {
        CompletableFuture<String> failing = flights.join("a", () -> {
            throw new OutOfMemoryError("heap");
        });
        assertThatThrownBy(tasks.remove(0)::run).isInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(failing::join).hasRootCauseMessage("heap");
        assertThat(flights.join("a", () -> "up")).isNotSameAs(failing);
    }

    @Test
    public void whoWaitsWhenTheRepositoryStopsIsTold() {
        CompletableFuture<String> waiting = flights.join("a", () -> "1");
        flights.close();
        assertThatThrownBy(waiting::join).hasMessageContaining("stopped");
    }
}
