package org.dockermirror.preset;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.routing.filter.ProcessMarker;
import org.dockermirror.routing.observed.DecisionObserver;

/**
 * Asks a mirror of this server, through the server's own entrance, for an image that is on no list, and looks whether it
 * is the allow-list that refuses.
 */
@Named
@Singleton
public class SelfCheck {

    private final Entrance entrance;
    private final ProcessMarker marker;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .sslContext(AnyCertificate.context())
            .build();

    @Inject
    public SelfCheck(Entrance entrance, ProcessMarker marker) {
        this.entrance = entrance;
        this.marker = marker;
    }

    /** What answered instead of the allow-list; empty if all is well. */
    Optional<String> whatAnswersInstead(String repository) {
        URI address = entrance.of("/repository/" + repository + "/v2/" + DecisionObserver.SELF_CHECK_NAMESPACE
                + UUID.randomUUID() + "/manifests/none");
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(address)
                            .header(ProcessMarker.HEADER, "ask")
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            boolean ours = answer.statusCode() == 403
                    && answer.headers().firstValue(ProcessMarker.HEADER).equals(Optional.of(marker.value()));
            return ours
                    ? Optional.empty()
                    : Optional.of(address + " answered " + answer.statusCode() + " "
                            + answer.headers().firstValue("Content-Type").orElse("without content type"));
        } catch (IOException e) {
            return Optional.of(address + " cannot be reached: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the check was interrupted");
        }
    }
}
