package org.dockermirror.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.progress.Progress;
import org.dockermirror.cli.registry.AnonymousPull;
import org.dockermirror.cli.registry.PullAnswer;
import org.dockermirror.cli.registry.PullAnswer.NoRegistry;
import org.dockermirror.cli.registry.PullAnswer.NoSuchImage;
import org.dockermirror.cli.registry.PullAnswer.Refused;
import org.dockermirror.cli.registry.PullAnswer.Served;
import org.dockermirror.cli.registry.PullAnswer.UpstreamFailed;
import org.dockermirror.cli.server.Server;
import org.dockermirror.cli.server.ServerDirectory;

/**
 * Waits until a server is up and an anonymous pull would work.
 *
 * @param host the address that is asked
 */
record Readiness(Server server, ServerDirectory directory, String host, DemoSettings settings, Progress progress) {

    private static final int SECONDS_FOR_START = 300;
    private static final int SECONDS_FOR_SET_UP = 180;

    /** How long an answer that set-up may still change is not believed. */
    private static final int SECONDS_OF_DOUBT = 15;

    private static final int POLL_MILLIS = 1000;

    /** @throws CommandException if Nexus ends or does not come up in time */
    void awaitServer() throws InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        HttpRequest status = HttpRequest.newBuilder(
                        URI.create("http://" + host + ":" + settings.port() + "/service/rest/v1/status"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try (Progress.Task task = progress.begin("Waiting for Nexus", -1, " s")) {
            Stopwatch watch = Stopwatch.start();
            while (!answers(client, status)) {
                pause(task, watch);
                if (watch.seconds() > SECONDS_FOR_START) {
                    throw CommandException.failed(
                            "Nexus did not come up in " + SECONDS_FOR_START + " seconds" + server.lastWords());
                }
            }
        }
    }

    /**
     * Waits for the mirror's first real answer.
     *
     * @return what is wrong though a pull through the mirror would work, if anything
     * @throws CommandException if Nexus ends, the mirror does not come up in time, or its upstream cannot be reached
     */
    Optional<String> awaitPull(ReadyImage image) throws InterruptedException {
        AnonymousPull pull = AnonymousPull.of(URI.create("http://" + host + ":" + settings.dockerPort()));
        try (Progress.Task task = progress.begin("Waiting for the mirror", -1, " s")) {
            Stopwatch watch = Stopwatch.start();
            Stopwatch doubt = Stopwatch.start();
            while (true) {
                PullAnswer answer = pull.ask(image.image());
                if (answer instanceof NoRegistry) {
                    doubt = Stopwatch.start();
                }
                Optional<Optional<String>> verdict = verdict(
                        answer, image, doubt.seconds() > SECONDS_OF_DOUBT, watch.seconds() > SECONDS_FOR_SET_UP);
                if (verdict.isPresent()) {
                    return verdict.get();
                }
                pause(task, watch);
            }
        }
    }

    /** Nothing while it is worth asking again; else the warning, if there is one. */
    private Optional<Optional<String>> verdict(PullAnswer answer, ReadyImage image, boolean believed, boolean late) {
        if (answer instanceof Served) {
            return Optional.of(Optional.empty());
        }
        if (answer instanceof NoSuchImage) {
            return Optional.of(Optional.of("the mirror works, but " + upstream() + " has no " + image.image()));
        }
        if (answer instanceof UpstreamFailed failed && believed) {
            throw CommandException.failed("the mirror answers, but gets nothing from its upstream " + upstream() + ": "
                    + failed.message() + "; is it reachable from here? (--upstream names another)");
        }
        if (answer instanceof Refused && believed && !image.allowed()) {
            return Optional.of(Optional.of("the mirror works, but the example below is not on its allow-list; pull an"
                    + " image that is: " + String.join(", ", settings.allow())));
        }
        if (answer instanceof Refused refused && believed) {
            throw CommandException.failed("the mirror refuses " + image.image() + ": " + refused.message() + " (log: "
                    + directory.nexusLog() + ")");
        }
        if (answer instanceof NoRegistry none && late) {
            throw CommandException.failed("Nexus is up, but the mirror did not answer in " + SECONDS_FOR_SET_UP
                    + " seconds: " + none.message() + server.complaint());
        }
        return Optional.empty();
    }

    private String upstream() {
        return settings.upstream().orElse("Docker Hub");
    }

    private void pause(Progress.Task task, Stopwatch watch) throws InterruptedException {
        if (!server.isAlive()) {
            throw server.wasStopped()
                    ? CommandException.failed("the demo was stopped before it was ready")
                    : server.died();
        }
        task.advanceTo(watch.seconds());
        Thread.sleep(POLL_MILLIS);
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private record Stopwatch(long startNanos) {
        static Stopwatch start() {
            return new Stopwatch(System.nanoTime());
        }

        long seconds() {
            return Duration.ofNanos(System.nanoTime() - startNanos).toSeconds();
        }
    }
}
