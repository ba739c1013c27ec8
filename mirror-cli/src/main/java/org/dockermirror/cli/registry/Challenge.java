package org.dockermirror.cli.registry;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first challenge of a {@code WWW-Authenticate} header.
 *
 * @param scheme in lower case: {@code bearer}, {@code basic}
 */
public record Challenge(String scheme, Map<String, String> parameters) {

    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    public static Challenge parse(String header) {
        int space = header.indexOf(' ');
        Map<String, String> parameters = new TreeMap<>();
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            parameters.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2));
        }
        return new Challenge((space < 0 ? header : header.substring(0, space)).toLowerCase(Locale.ROOT), parameters);
    }

    /** Where tokens are fetched, as written; empty if nowhere. */
    public String realm() {
        return parameters.getOrDefault("realm", "");
    }

    /** The realm as an address; nothing if no client can use it. */
    public Optional<URI> realmAddress() {
        try {
            URI uri = new URI(realm());
            boolean usable =
                    uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
            return usable ? Optional.of(uri) : Optional.empty();
        } catch (java.net.URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The address of a token for pulls of the image. */
    public URI tokenAddress(URI realm, String name) {
        String query = (realm.getRawQuery() == null ? "" : realm.getRawQuery() + "&")
                + (parameters.containsKey("service") ? "service=" + encoded(parameters.get("service")) + "&" : "")
                + "scope=" + encoded("repository:" + name + ":pull");
        return URI.create(realm.getScheme() + "://" + realm.getRawAuthority() + realm.getRawPath() + "?" + query);
    }

    private static String encoded(@org.jspecify.annotations.Nullable String text) {
        return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
    }
}
