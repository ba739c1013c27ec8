package org.dockermirror.format.pull;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.google.common.util.concurrent.MoreExecutors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.error.StorageException;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath;
import org.dockermirror.format.upstream.UpstreamException;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.http.HttpResponses;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.payloads.StringPayload;

public class DocumentsTest {

    private static final ImageRequest TAG = ImageRequest.of(RegistryPath.parse("/v2/a/manifests/1", "docker"), false);

    private final FakeSource source = new FakeSource();
    private long nanoseconds;
    private final FakeTally tally = new FakeTally();
    private final Documents documents = documents(MoreExecutors.newDirectExecutorService());

    @Test
    public void whatIsFreshIsServedWithoutUpstream() throws IOException {
        source.cache("old", true);
        assertThat(served()).isEqualTo("old");
        assertThat(source.asked).isEmpty();
        assertThat(tally.cacheHits).isEqualTo(1);
    }

    @Test
    public void whatIsNotCachedIsFetched() throws IOException {
        source.upstream = "new";
        assertThat(served()).isEqualTo("new");
        assertThat(source.asked).containsExactly("without a copy");
        assertThat(tally.cacheHits).isZero();
    }

    @Test
    public void whatTheRegistrySaysOfItsLimitIsPassedOnWhenItWasAsked() throws IOException {
        source.upstream = "new";
        assertThat(response().getHeaders().get("ratelimit-remaining")).isEqualTo("76;w=21600");
        assertThat(response().getHeaders().get("ratelimit-remaining")).isNull();
    }

    @Test
    public void whatIsStaleIsComparedWithUpstream() throws IOException {
        source.cache("old", false);
        source.upstream = "new";
        assertThat(served()).isEqualTo("new");
        assertThat(source.asked).containsExactly("with old");
    }

    @Test
    public void whatIsStillRightIsFetchedAnewWhenItsBytesAreGone() throws IOException {
        source.cache("old", false);
        source.upstream = "old";
        source.isGone = true;
        assertThat(served()).isEqualTo("old");
        assertThat(source.asked).containsExactly("with old", "without a copy");
    }

    @Test
    public void whatIsStaleIsServedWhenItsBytesAreGoneAndUpstreamToo() throws IOException {
        source.cache("old", false);
        source.upstream = "old";
        source.isGone = true;
        source.problemWithoutCopy = new IOException("connection reset");
        assertThat(response().getHeaders().get("Warning")).contains("cannot be reached");
    }

    @Test
    public void whatUpstreamHasNoMoreIsNotServedEvenIfItIsCached() throws IOException {
        source.cache("old", false);
        assertThat(documents.get(context(), TAG)).isNull();
    }

    @Test
    public void whatIsStaleIsServedWithAWarningWhenUpstreamFails() throws IOException {
        source.cache("old", false);
        source.problem = new UpstreamException(429, ErrorCode.TOOMANYREQUESTS, "upstream \"limits\"\nrequests");
        Response response = response();
        assertThat(response.getHeaders().get("Warning"))
                .isEqualTo("110 - \"Response is stale: upstream ?limits??requests\"");
        assertThat(text(requireNonNull((Content) response.getPayload()))).isEqualTo("old");
    }

    @Test
    public void whatIsStaleIsServedWhenTheNewCannotBeKept() throws IOException {
        source.cache("old", false);
        source.problem = new StorageException(new IOException("/data/x: no space left on device"));
        assertThat(response().getHeaders().get("Warning"))
                .contains("this mirror cannot write")
                .doesNotContain("/data");
    }

    @Test
    public void anUpstreamThatFailedIsLeftAloneForAWhileAndThenAskedAgain() throws IOException {
        source.cache("old", false);
        source.problem = new IOException("connection refused to 10.0.0.1");
        assertThat(response().getHeaders().get("Warning"))
                .contains("cannot be reached")
                .doesNotContain("10.0.0.1");
        assertThat(response().getHeaders().get("Warning")).contains("cannot be reached");
        assertThat(source.asked).hasSize(1);
        assertThat(tally.servedStale).isEqualTo(2);
        assertThat(tally.cacheHits).isZero();
        nanoseconds += TimeUnit.SECONDS.toNanos(31);
        source.problem = null;
        source.upstream = "new";
        Response again = response();
        assertThat(again.getHeaders().get("Warning")).isNull();
        assertThat(source.asked).hasSize(2);
    }

    @Test
    public void withoutACopyTheFailureIsTheAnswerEachTime() {
        source.problem = new UpstreamException(429, ErrorCode.TOOMANYREQUESTS, "limits");
        assertThatThrownBy(() -> documents.get(context(), TAG)).hasMessage("limits");
        assertThatThrownBy(() -> documents.get(context(), TAG)).hasMessage("limits");
        assertThat(source.asked).hasSize(2);
    }

    @Test
    public void whoComesWhileItIsFetchedSharesTheFetch() throws IOException {
        List<Runnable> tasks = new ArrayList<>();
        Documents waiting = documents(new QueuedExecutor(tasks));
        source.upstream = "new";
        List<Context> parked = List.of(parkable(), parkable());
        for (Context context : parked) {
            assertThatThrownBy(() -> waiting.get(context, TAG)).hasMessage("parked");
        }
        assertThat(tasks).hasSize(1);
        tasks.get(0).run();
        for (Context context : parked) {
            assertThat(text(requireNonNull(waiting.get(context, TAG)))).isEqualTo("new");
        }
        assertThat(source.asked).hasSize(1);
        assertThat(tally.cacheHits).isZero();
    }

    /** As a group asks its members, with one request: what one waited for is no answer of the next. */
    @Test
    public void eachRepositoryIsAskedForItself() throws IOException {
        Context first = context();
        Request request = first.getRequest();
        assertThat(documents.get(first, TAG) == null).isTrue();
        source.upstream = "of the second";
        Context second = context();
        when(second.getRequest()).thenReturn(request);
        Repository repository = second.getRepository();
        when(repository.getName()).thenReturn("second");
        assertThat(text(requireNonNull(documents.get(second, TAG)))).isEqualTo("of the second");
    }

    private Documents documents(ExecutorService threads) {
        com.google.common.base.Ticker ticker = new com.google.common.base.Ticker() {
            @Override
            public long read() {
                return nanoseconds;
            }
        };
        return new Documents(source, new Flights<>(threads), new Troubles(ticker), tally);
    }

    private String served() throws IOException {
        return text(requireNonNull(documents.get(context(), TAG)));
    }

    private Response response() throws IOException {
        Content content = requireNonNull(documents.get(context(), TAG));
        Response response = HttpResponses.ok(content);
        Staleness.writeTo(response, content);
        Allowance.writeTo(response, content);
        return response;
    }

    private static Context context() {
        Repository repository = mock(Repository.class);
        when(repository.getName()).thenReturn("docker");
        Context context = mock(Context.class);
        when(context.getRepository()).thenReturn(repository);
        when(context.getRequest())
                .thenReturn(new Request.Builder()
                        .action("GET")
                        .path("/v2/a/manifests/1")
                        .build());
        return context;
    }

    /** A request that need not hold its thread. */
    private static Context parkable() {
        Context context = context();
        context.getRequest().getAttributes().set("org.dockermirror.format.sending.Patience.mayPark", true);
        return context;
    }

    private static String text(Content content) throws IOException {
        return new String(content.openInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static final class FakeTally implements Tally {
        private int cacheHits;
        private int servedStale;

        @Override
        public void cacheHit(Context context) {
            cacheHits++;
        }

        @Override
        public void servedStale() {
            servedStale++;
        }
    }

    private static final class FakeSource implements Documents.Source {
        private final List<String> asked = new ArrayList<>();
        private @Nullable String cached;
        private boolean fresh;
        private @Nullable String upstream;
        private @Nullable IOException problem;
        private @Nullable IOException problemWithoutCopy;
        /** Whether the copy is in memory only: it is there until it is read again. */
        private boolean isGone;

        void cache(String text, boolean isFresh) {
            cached = text;
            fresh = isFresh;
        }

        @Override
        public @Nullable Content cached(ImageRequest request) {
            return cached == null ? null : new Content(new StringPayload(cached, "text/plain"));
        }

        @Override
        public boolean isFresh(ImageRequest request, Content content) {
            return fresh;
        }

        @Override
        public boolean renew(ImageRequest request, @Nullable Content stale) throws IOException {
            asked.add(stale == null ? "without a copy" : "with " + text(stale));
            IOException now = stale == null && problemWithoutCopy != null ? problemWithoutCopy : problem;
            if (now != null) {
                throw now;
            }
            if (upstream == null) {
                return false;
            }
            if (stale != null && isGone) {
                cached = null;
                return true;
            }
            cache(upstream, true);
            return true;
        }

        @Override
        public Map<String, String> rateLimit() {
            return Map.of("ratelimit-remaining", "76;w=21600");
        }
    }
}
