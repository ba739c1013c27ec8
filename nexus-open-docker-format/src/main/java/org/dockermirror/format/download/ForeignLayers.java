package org.dockermirror.format.download;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableList;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.http.HttpResponse;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.upstream.ForeignHosts;
import org.jspecify.annotations.Nullable;

/**
 * The layers that lie elsewhere than in their registry, where the manifests of one repository say that they lie. What
 * manifests of one image say counts for no other.
 */
public final class ForeignLayers {

    /** How many layers are remembered: what was just pulled by tag. */
    private static final int MOST = 10_000;

    private static final int MOST_ADDRESSES = 10;
    private static final int LONGEST_ADDRESS = 2_048;

    private final Predicate<String> allowed;
    private final ForeignHosts hosts;
    private final Cache<String, List<URI>> told =
            CacheBuilder.newBuilder().maximumSize(MOST).build();
    private final WrongSources<URI> wrong = new WrongSources<>();

    /** @param allowed the addresses that may be asked */
    public ForeignLayers(Predicate<String> allowed, ForeignHosts hosts) {
        this.allowed = allowed;
        this.hosts = hosts;
    }

    /** What is asked of a host; null is its answer that it has no such thing. */
    @FunctionalInterface
    interface Question<T> {
        @Nullable
        T of(URI url) throws IOException;
    }

    /** Takes what a manifest says; where manifests differ, both. */
    public void learn(ImageName image, Map<Digest, List<String>> addresses) {
        addresses.forEach((digest, urls) -> {
            List<URI> usable = urls.stream()
                    .filter(url -> url.length() <= LONGEST_ADDRESS && allowed.test(url))
                    .map(ForeignLayers::parse)
                    .flatMap(Optional::stream)
                    .collect(toUnmodifiableList());
            if (!usable.isEmpty()) {
                told.asMap().merge(key(image, digest), usable, ForeignLayers::both);
            }
        });
    }

    /** How many hosts there are to ask. */
    int count(ImageRequest blob) {
        return addresses(blob).size();
    }

    /**
     * Asks one after the other until one has it.
     *
     * @param passedOver how many are asked after the rest only, because they broke off
     * @return null if there is none
     * @throws IOException the problem of the first that had one, if none has it
     */
    <T> @Nullable T ask(ImageRequest blob, int passedOver, Question<T> question) throws IOException {
        IOException problem = null;
        for (URI url : inOrder(blob, passedOver)) {
            try {
                T answer = question.of(url);
                if (answer != null) {
                    return answer;
                }
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                problem = problem == null ? e : problem;
            }
        }
        if (problem != null) {
            throw problem;
        }
        return null;
    }

    HttpResponse request(String method, URI url, long from) throws IOException {
        return hosts.request(method, url, from);
    }

    void wasWrong(ImageRequest blob, URI url) {
        wrong.add(blob, url);
    }

    private List<URI> inOrder(ImageRequest blob, int passedOver) {
        List<URI> urls = new ArrayList<>(addresses(blob));
        Collections.rotate(urls, -passedOver);
        List<URI> last = new ArrayList<>(wrong.of(blob));
        last.retainAll(urls);
        urls.removeAll(last);
        urls.addAll(last);
        return urls;
    }

    private List<URI> addresses(ImageRequest blob) {
        List<URI> urls = told.getIfPresent(key(blob.name(), requireNonNull(blob.digest())));
        return urls == null ? List.of() : urls;
    }

    private static List<URI> both(List<URI> before, List<URI> more) {
        return Stream.concat(before.stream(), more.stream())
                .distinct()
                .limit(MOST_ADDRESSES)
                .collect(toUnmodifiableList());
    }

    /** Without a login in it: a layer that everybody is to fetch needs none. */
    private static Optional<URI> parse(String url) {
        try {
            URI uri = new URI(url);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return http && uri.getHost() != null && uri.getRawUserInfo() == null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String key(ImageName image, Digest digest) {
        return image + "@" + digest;
    }
}
