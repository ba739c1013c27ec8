package org.dockermirror.cli.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.cli.server.Interrupted;
import org.dockermirror.setup.nginx.MapMark;
import org.dockermirror.setup.plan.Unenforced;
import org.dockermirror.setup.wish.Mirror;

/**
 * Asks the web server in front of a mirror, without a login, for what the mirror's list refuses, and sees whether the map of
 * that very list answers. Only what is seen counts.
 */
public final class Front {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** In bytes. */
    private static final int PAGE = 1 << 16;
    /** So many refusals in a row stay below what a site allows one client. */
    private static final int MOST_ASKED = 10;

    private static final int SHOWN = 200;

    private final HttpClient client;
    private final Duration patience;

    /** @param tls whom it believes */
    public Front(SSLContext tls) {
        this(tls, PATIENCE);
    }

    Front(SSLContext tls, Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .sslContext(tls)
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What the front of the mirror shows about the entries that the server behind it cannot enforce. */
    public Seen ask(Mirror mirror, List<Unenforced> entries) {
        if (mirror.address().isEmpty()) {
            return new Seen(
                    mirror.repository(),
                    "",
                    false,
                    "no nginx map was asked: the mirror " + mirror.repository() + " has no \"publicUrl\"");
        }
        String address = mirror.address().get().url().toString();
        List<Example> examples = examples(mirror, entries);
        String mark = MapMark.of(mirror);
        for (Example example : examples) {
            Optional<String> other = other(URI.create(address + example.path()), example, mark, mirror.repository());
            if (other.isPresent()) {
                return new Seen(mirror.repository(), address, false, other.get());
            }
        }
        return examples.isEmpty()
                ? new Seen(
                        mirror.repository(),
                        address,
                        false,
                        "no image is known to ask " + address + " for: the list refuses none that could be made up")
                : new Seen(
                        mirror.repository(),
                        address,
                        true,
                        "GET " + address + examples.get(0).path() + " is refused by the map of this list");
    }

    private static List<Example> examples(Mirror mirror, List<Unenforced> entries) {
        Set<String> texts = entries.stream().map(Unenforced::entry).collect(Collectors.toSet());
        Stream<Entry> asked = mirror.allow().entries().stream().filter(entry -> texts.contains(entry.toString()));
        boolean isLong = entries.stream().anyMatch(each -> each.kind() == Unenforced.Kind.LIST);
        return Stream.concat(
                        isLong ? Example.notListed(mirror).stream() : Stream.empty(),
                        asked.flatMap(entry -> Example.of(entry, mirror).stream()))
                .limit(MOST_ASKED)
                .toList();
    }

    /** What answered in the place of the list's map; nothing if that did. */
    private Optional<String> other(URI uri, Example wanted, String mark, String repository) {
        Reply reply;
        try {
            reply = get(uri);
        } catch (IOException e) {
            return Optional.of("GET " + uri + " was not answered: " + reason(e));
        }
        JsonNode error = reply.error();
        String message = error.path("message").asText();
        String answered = "GET " + uri + " answers " + reply.status() + (message.isEmpty() ? "" : plain(message));
        if (reply.status() != wanted.refusal().status()
                || !error.path("code").asText().equals(wanted.refusal().code())
                || !message.equals(wanted.refusal().message())
                || !error.at("/detail/mirror").asText().equals(repository)) {
            return Optional.of(answered + "; the map of this list would answer "
                    + wanted.refusal().status() + plain(wanted.refusal().message()));
        }
        return reply.mark().equals(mark)
                ? Optional.empty()
                : Optional.of(answered + ", but not by the map of this list: the header " + MapMark.HEADER + " is "
                        + (reply.mark().isEmpty() ? "not there" : "another"));
    }

    /** Text of a stranger's server is short and without control characters before it gets to a terminal. */
    private static String plain(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", " ");
        return " \"" + (printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN) + "…") + "\"";
    }

    private Reply get(URI uri) throws IOException {
        CompletableFuture<Reply> reply = client.sendAsync(
                        HttpRequest.newBuilder(uri).timeout(patience).build(), BodyHandlers.ofInputStream())
                .thenApplyAsync(Front::read);
        try {
            return reply.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw Interrupted.during("asking " + uri, e);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("timed out");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
        }
    }

    private static Reply read(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            byte[] page = body.readNBytes(PAGE);
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue(MapMark.HEADER).orElse(""),
                    error(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode error(byte[] page) {
        try {
            return Objects.requireNonNullElse(JSON.readTree(page), JSON.nullNode())
                    .at("/errors/0");
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private String reason(IOException e) {
        if (e instanceof HttpTimeoutException) {
            return "nothing came within " + patience.toSeconds() + " seconds";
        }
        if (e instanceof ConnectException) {
            return "no connection";
        }
        String text = String.valueOf(e.getMessage());
        return e instanceof SSLException ? "TLS fails, " + text + " (--ca names whom to trust)" : text;
    }

    /** @param mark which map refused; empty if the answer does not say */
    private record Reply(int status, String mark, JsonNode error) {}
}
