package org.dockermirror.format.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The addresses of the registries that a repository is filled from where its own cannot serve, in order. */
public final class Fallbacks {

    /** In the {@code dockerProxy} part of the configuration. */
    public static final String KEY = "fallbackUrls";

    private static final String EXAMPLE = "; right would be https://mirror.example.com";

    private Fallbacks() {}

    /**
     * What is wrong with the addresses, for the person who wrote them; empty if nothing is.
     *
     * @param remoteUrl the repository's own registry
     */
    public static Optional<String> problem(@Nullable String remoteUrl, Collection<String> urls) {
        Set<String> others = new HashSet<>();
        String own = remoteUrl == null ? "" : key(remoteUrl);
        for (String url : urls) {
            String wrong = wrong(url);
            if (wrong != null) {
                return Optional.of(wrong + EXAMPLE);
            }
            if (key(url).equals(own)) {
                return Optional.of(url + " is the repository's own remote URL, which is asked before its fallbacks;"
                        + " name other registries, or none");
            }
            if (!others.add(key(url))) {
                return Optional.of(url + " is named twice; name each registry once");
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException if one is no address */
    static List<URI> parse(Collection<String> urls) {
        List<URI> parsed = new ArrayList<>();
        urls.forEach(url -> parsed.add(URI.create(url.endsWith("/") ? url : url + "/")));
        return List.copyOf(parsed);
    }

    private static @Nullable String wrong(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return "\"" + url + "\" is no address";
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
            return "\"" + url + "\" is no address of a registry: it does not begin with https:// or http:// and a host";
        }
        if (uri.getRawUserInfo() != null) {
            // Not repeated: it may be a password.
            return "the address of " + uri.getHost() + " has a login in it, and fallbacks are asked without one";
        }
        return uri.getRawQuery() != null || uri.getRawFragment() != null
                ? "\"" + url + "\" has more in it than a scheme, a host, a port and a path"
                : null;
    }

    /** The same for all spellings of an address. */
    private static String key(String url) {
        String text = url.toLowerCase(Locale.ROOT).replaceFirst("/+$", "");
        return text.replaceFirst("^(https://[^/]*):443(?=/|$)", "$1").replaceFirst("^(http://[^/]*):80(?=/|$)", "$1");
    }
}
