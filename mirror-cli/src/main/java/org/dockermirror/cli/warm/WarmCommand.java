package org.dockermirror.cli.warm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.ExitStatus;
import org.dockermirror.cli.file.WrittenMirrors;
import org.dockermirror.cli.progress.Progress;
import org.dockermirror.cli.registry.ImageReference;
import org.dockermirror.cli.registry.RegistryAddress;
import org.dockermirror.cli.registry.Trust;
import org.dockermirror.setup.wish.Mirror;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code warm}: fills a mirror's cache before its users come. */
@Command(
        name = "warm",
        description = {
            "Pulls images through a mirror, so that the first user does not wait, and checks every digest. Nothing is kept"
                    + " here.",
            "Without IMAGE these are all images of the file's list that entries name without a wildcard; one without a tag"
                    + " means its tag latest. Where the registry says that a tenth of its rate limit is left, manifests are"
                    + " asked for no faster than it gives requests back. Status 1 if an image did not come whole."
        },
        sortOptions = false)
public final class WarmCommand implements Callable<Integer> {

    private static final int MOST_PARALLEL = 32;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "IMAGE", arity = "0..*", description = "What to pull instead: NAME:TAG@DIGEST.")
    private List<String> images = List.of();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The docker-mirror.yaml with the list.")
    private @Nullable Path file;

    @Option(
            names = "--via",
            paramLabel = "URL",
            required = true,
            description = "The mirror, as clients type it: https://hub.example.com.")
    private String via = "";

    @Option(
            names = "--repository",
            paramLabel = "NAME",
            description = "The mirror of the file that is meant. Default: the only one.")
    private @Nullable String repository;

    @Option(
            names = "--platform",
            paramLabel = "PLATFORM",
            defaultValue = "linux/amd64",
            description =
                    "A platform that users have; may be repeated; \"all\" for every one. Default: ${DEFAULT-VALUE}.")
    private List<String> platforms = List.of();

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many images to pull at a time, 1 to 32. Default: ${DEFAULT-VALUE}.")
    private int parallel;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "A file that remembers what has come whole: run again with it, and only the rest is pulled."
                    + " Delete it when the mirror's cache was emptied.")
    private @Nullable Path state;

    @Option(names = "--ca", paramLabel = "FILE", description = "The authorities to trust, in PEM.")
    private @Nullable Path authorities;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "1800",
            description = "How long the mirror may take before the first byte. Default: ${DEFAULT-VALUE}.")
    private int timeout;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        URI base = RegistryAddress.parse("--via", via);
        if (parallel < 1 || parallel > MOST_PARALLEL || timeout < 1) {
            throw CommandException.badInput("--parallel is 1 to " + MOST_PARALLEL + ", and --timeout at least 1");
        }
        List<ImageReference> wanted =
                wanted().stream().map(ImageReference::typed).toList();
        Pace pace = new Pace(System::nanoTime, Thread::sleep);
        HttpClient client = HttpClient.newBuilder()
                .sslContext(Trust.authorities(Optional.ofNullable(authorities)))
                .connectTimeout(Duration.ofSeconds(30))
                .build();
        Registry registry = new Registry(client, base, pace, Duration.ofSeconds(timeout));
        List<Cost> costs = pull(wanted, registry, Verified.in(Optional.ofNullable(state)));
        PrintWriter out = out();
        if (json) {
            out.println(toJson(costs, registry, pace).toPrettyString());
        } else {
            out.println(summary(costs, registry, pace));
        }
        out.flush();
        return costs.stream().allMatch(Cost::isWhole) ? ExitStatus.AS_WISHED : ExitStatus.NOT_AS_WISHED;
    }

    private List<Cost> pull(List<ImageReference> wanted, Registry registry, Verified verified)
            throws InterruptedException {
        Platforms users = new Platforms(platforms.contains("all") ? List.of() : platforms);
        ExecutorService workers = Executors.newFixedThreadPool(parallel);
        try (Progress.Task task = Progress.onStandardError().begin("Pulling", -1, " MB")) {
            registry.tell(text -> task.aside(() -> {
                err().println(text);
                err().flush();
            }));
            Traffic traffic = new Traffic(task);
            List<Future<Cost>> running = new ArrayList<>();
            for (ImageReference image : wanted) {
                running.add(workers.submit(new Pull(registry, verified, users, image, traffic)::run));
            }
            List<Cost> costs = new ArrayList<>();
            for (Future<Cost> each : running) {
                Cost cost = each.get();
                costs.add(cost);
                if (!json) {
                    task.aside(() -> {
                        out().println(costs.size() + " of " + wanted.size() + "  " + cost.words());
                        out().flush();
                    });
                }
            }
            return costs;
        } catch (ExecutionException e) {
            throw CommandException.failed("pulling failed: " + e.getCause(), e);
        } finally {
            workers.shutdownNow();
        }
    }

    private List<String> wanted() {
        if (!images.isEmpty()) {
            return images;
        }
        if (file == null) {
            throw CommandException.badInput("write -f and the docker-mirror.yaml with the list, or name the images");
        }
        List<Mirror> mirrors = WrittenMirrors.read(file).wish().mirrors().stream()
                .filter(mirror -> repository == null || mirror.repository().equals(repository))
                .toList();
        if (mirrors.size() != 1) {
            throw CommandException.badInput(
                    mirrors.isEmpty()
                            ? file + " has no mirror " + repository
                            : file + " has several mirrors; write --repository and the name of one");
        }
        ExactImages exact = ExactImages.of(mirrors.get(0).allow());
        if (!exact.passedOver().isEmpty()) {
            err().println("passed over, because they name no single image: " + String.join(", ", exact.passedOver()));
        }
        return exact.images();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec, "spec is null").commandLine().getErr();
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec, "spec is null").commandLine().getOut();
    }

    private static String summary(List<Cost> costs, Registry registry, Pace pace) {
        long bytes = costs.stream().mapToLong(Cost::bytes).sum();
        int requests = costs.stream().mapToInt(Cost::requests).sum();
        long whole = costs.stream().filter(Cost::isWhole).count();
        String left = registry.fewestLeft().isPresent()
                ? ", the registry's limit has " + registry.fewestLeft().getAsInt() + " requests left"
                : "";
        return whole + " of " + costs.size() + " images came whole: " + Cost.size(bytes) + " in " + requests
                + " requests"
                + (pace.waited().isZero() ? "" : ", " + pace.waited().toSeconds() + " s of pauses") + left;
    }

    private static ObjectNode toJson(List<Cost> costs, Registry registry, Pace pace) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode all = mapper.createObjectNode();
        all.set("images", mapper.valueToTree(costs));
        all.put("pausedMillis", pace.waited().toMillis());
        registry.fewestLeft().ifPresent(left -> all.put("rateLimitRemaining", left));
        return all;
    }
}
