package org.dockermirror.format.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Ticker;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.http.HttpResponse;
import org.apache.http.HttpVersion;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.apache.http.message.BasicHttpResponse;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.format.error.StorageException;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

public class RemotesTest {

    private static final ImageName IMAGE = ImageName.parse("helloz/onenav");
    private static final String OWN = "hub";
    private static final String SECOND = "second";
    private static final String THIRD = "third";

    private final Map<String, Wire> wires = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final FakeTicker ticker = new FakeTicker();
    private int servedByFallback;
    private final Remotes remotes =
            new Remotes(List.of(registry(OWN), registry(SECOND), registry(THIRD)), ticker, () -> servedByFallback++);

    @Test
    public void theOwnRegistryIsAskedFirstAndAloneWhileItServes() throws IOException {
        assertThat(byName()).isEqualTo(OWN);
        assertThat(byDigest()).isEqualTo(OWN);
        assertThat(asked).containsExactly(OWN, OWN);
        assertThat(servedByFallback).isZero();
    }

    @Test
    public void theNextServesForOneThatCannot() throws IOException {
        for (Wire failing : List.of(
                broken(new ConnectException("refused")),
                broken(new SocketTimeoutException()),
                broken(new java.net.UnknownHostException("hub")),
                status(500),
                status(503),
                status(429),
                status(401),
                status(403),
                status(400))) {
            anew();
            wires.put(OWN, failing);
            wires.put(SECOND, failing);
            assertThat(byName()).isEqualTo(THIRD);
            assertThat(asked).containsExactly(OWN, SECOND, THIRD);
            assertThat(servedByFallback).isOne();
        }
    }

    @Test
    public void aNameThatTheOwnRegistryDoesNotHaveIsNotThere() throws IOException {
        wires.put(OWN, status(404));
        assertThat(byName()).isNull();
        assertThat(asked).containsExactly(OWN);
    }

    @Test
    public void aDigestThatTheOwnRegistryDoesNotHaveMayBeAtAFallback() throws IOException {
        wires.put(OWN, status(404));
        assertThat(byDigest()).isEqualTo(SECOND);
        wires.put(SECOND, status(404));
        wires.put(THIRD, status(404));
        assertThat(byDigest()).isNull();
        wires.put(THIRD, status(503));
        assertThat(byDigest()).isNull();
    }

    @Test
    public void aFallbackThatLacksAnImageDoesNotHideWhatALaterOneHas() throws IOException {
        wires.put(OWN, status(503));
        wires.put(SECOND, status(404));
        assertThat(byName()).isEqualTo(THIRD);
    }

    @Test
    public void whatNoFallbackHasIsNotSaidToBeUnknownWhileTheOwnRegistryCannotSay() {
        wires.put(OWN, status(503));
        wires.put(SECOND, status(404));
        wires.put(THIRD, status(404));
        assertThatThrownBy(this::byName).hasMessageContaining("503");
        assertThatThrownBy(this::byDigest).hasMessageContaining("503");
    }

    @Test
    public void whenAllFailTheProblemOfTheOwnRegistryIsTold() {
        wires.put(OWN, status(429));
        wires.put(SECOND, status(403));
        wires.put(THIRD, broken(new ConnectException("refused")));
        assertThatThrownBy(this::byName).hasMessageContaining("limits the rate");
        // Now it rests, and is asked after the others.
        assertThatThrownBy(this::byName).hasMessageContaining("limits the rate");
        assertThat(asked).containsExactly(OWN, SECOND, THIRD, SECOND, OWN, THIRD);
    }

    @Test
    public void oneThatIsOutOfOrderIsNotAskedAgainForAWhileAndThenFirstAgain() throws IOException {
        wires.put(OWN, broken(new ConnectException("refused")));
        byName();
        wires.remove(OWN);
        ticker.pass(Duration.ofSeconds(29));
        assertThat(byName()).isEqualTo(SECOND);
        assertThat(byDigest()).isEqualTo(SECOND);
        ticker.pass(Duration.ofSeconds(2));
        assertThat(byName()).isEqualTo(OWN);
        assertThat(byName()).isEqualTo(OWN);
        assertThat(asked).containsExactly(OWN, SECOND, SECOND, SECOND, OWN, OWN);
    }

    @Test
    public void oneRequestTriesWhatHasRestedWhileTheOthersGoOnWithoutIt() throws IOException {
        wires.put(OWN, broken(new ConnectException("refused")));
        byName();
        ticker.pass(Duration.ofSeconds(31));
        List<@Nullable String> meanwhile = new ArrayList<>();
        wires.put(OWN, request -> {
            wires.remove(OWN);
            meanwhile.add(byName());
            throw new SocketTimeoutException();
        });
        assertThat(byName()).isEqualTo(SECOND);
        assertThat(meanwhile).containsExactly(SECOND);
        asked.clear();
        byName();
        assertThat(asked).containsExactly(SECOND);
    }

    @Test
    public void whatRestsIsAskedAllTheSameWhereNoOtherServes() throws IOException {
        wires.put(OWN, status(500));
        byName();
        wires.remove(OWN);
        wires.put(SECOND, status(404));
        wires.put(THIRD, status(403));
        assertThat(byName()).isEqualTo(OWN);
        // It has served, so it is in order.
        wires.clear();
        assertThat(byName()).isEqualTo(OWN);
    }

    @Test
    public void aRefusalOfOneImageIsNoReasonToAskOthersFirstForTheRest() throws IOException {
        for (Wire refusing :
                List.of(status(401), status(403), status(400), broken(new ConnectionPoolTimeoutException()))) {
            anew();
            wires.put(OWN, refusing);
            assertThat(byName()).isEqualTo(SECOND);
            wires.remove(OWN);
            assertThat(byName()).isEqualTo(OWN);
        }
    }

    @Test
    public void aRegistryThatBrokeOffIsPassedOver() throws IOException {
        assertThat(remotes.byDigest(1, List.of(), this::host)).isEqualTo(SECOND);
        assertThat(remotes.byDigest(3, List.of(), this::host)).isEqualTo(OWN);
        wires.put(THIRD, status(404));
        assertThat(remotes.byDigest(2, List.of(), this::host)).isEqualTo(OWN);
        wires.put(OWN, status(404));
        assertThat(remotes.byDigest(2, List.of(), this::host)).isEqualTo(SECOND);
    }

    @Test
    public void aRegistryWithoutFallbacksIsAskedEachTime() throws IOException {
        Remotes only = Remotes.only(registry(OWN));
        wires.put(OWN, status(503));
        assertThatThrownBy(() -> only.byName(this::host)).hasMessageContaining("503");
        assertThatThrownBy(() -> only.byDigest(4, List.of(), this::host)).hasMessageContaining("503");
        wires.put(OWN, status(404));
        assertThat(only.byName(this::host)).isNull();
        assertThat(only.byDigest(1, List.of(), this::host)).isNull();
        wires.clear();
        assertThat(only.byName(this::host)).isEqualTo(OWN);
        assertThat(asked).containsExactly(OWN, OWN, OWN, OWN, OWN);
    }

    @Test
    public void whatIsOurOwnFaultIsNotTriedAgainElsewhere() {
        assertThatThrownBy(() -> remotes.byDigest(registry -> {
                    asked.add(registry.base().getHost());
                    throw new StorageException(new IOException("disk full"));
                }))
                .isInstanceOf(StorageException.class);
        assertThat(asked).containsExactly(OWN);
    }

    @Test
    public void aRepositoryThatStopsAsksNoMore() {
        wires.put(OWN, broken(new IOException("stopped")));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(this::byName).hasMessage("stopped");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(asked).containsExactly(OWN);
    }

    @Test
    public void eachRegistryHasAGuardAndTokensOfItsOwnAndOnlyTheFirstHasTheCredentials() throws IOException {
        FakeWire hub = new FakeWire().answer(503, "");
        FakeWire mirror = new FakeWire()
                .answer(401, "", "WWW-Authenticate", "Bearer realm=\"https://auth.example.net/token\"")
                .answer(200, "{\"token\":\"t\"}")
                .answer(200, "");
        FakeWire strange =
                new FakeWire().answer(401, "", "WWW-Authenticate", "Bearer realm=\"https://auth.example.com/token\"");
        FakeWire basic = new FakeWire().answer(401, "", "WWW-Authenticate", "Basic realm=\"mirror\"");
        Remotes four = new Remotes(
                List.of(
                        new UpstreamRegistry(
                                URI.create("https://hub.example.com/"), hub, () -> "Basic c2VjcmV0", Clock.systemUTC()),
                        open("https://strange.example.org/", strange),
                        open("https://basic.example.org/", basic),
                        open("https://mirror.example.net/", mirror)),
                ticker,
                () -> {});
        assertThat(four.byName(this::host)).isEqualTo("mirror.example.net");
        assertThat(strange.sent()).hasSize(1);
        assertThat(basic.sent()).hasSize(1);
        assertThat(mirror.sent())
                .containsExactly(
                        "GET https://mirror.example.net/v2/x -",
                        "GET https://auth.example.net/token?scope=repository%3Ahelloz%2Fonenav%3Apull -",
                        "GET https://mirror.example.net/v2/x Bearer t");
    }

    private @Nullable String byName() throws IOException {
        return remotes.byName(this::host);
    }

    private @Nullable String byDigest() throws IOException {
        return remotes.byDigest(this::host);
    }

    /** The host of the registry, if that has what it is asked for. */
    private @Nullable String host(UpstreamRegistry registry) throws IOException {
        HttpResponse response = registry.request("GET", IMAGE, "v2/x", List.of());
        return response.getStatusLine().getStatusCode() == 404
                ? null
                : registry.base().getHost();
    }

    private UpstreamRegistry registry(String host) {
        return new UpstreamRegistry(
                URI.create("https://" + host + "/"),
                request -> {
                    asked.add(host);
                    return wires.getOrDefault(host, status(200)).send(request);
                },
                () -> null,
                Clock.systemUTC(),
                Set.of());
    }

    private static UpstreamRegistry open(String url, Wire wire) {
        return new UpstreamRegistry(URI.create(url), wire, () -> null, Clock.systemUTC());
    }

    private static Wire status(int status) {
        return request -> new BasicHttpResponse(HttpVersion.HTTP_1_1, status, "");
    }

    private static Wire broken(IOException problem) {
        return request -> {
            throw problem;
        };
    }

    /** All registries in order, and nothing asked yet. */
    private void anew() throws IOException {
        wires.clear();
        ticker.pass(Duration.ofMinutes(1));
        byName();
        wires.put(OWN, status(403));
        byName();
        wires.put(SECOND, status(403));
        byName();
        wires.clear();
        asked.clear();
        servedByFallback = 0;
    }

    private static final class FakeTicker extends Ticker {
        private long now;

        void pass(Duration time) {
            now += time.toNanos();
        }

        @Override
        public long read() {
            return now;
        }
    }
}
