package org.dockermirror.cli.doctor;

import java.net.URI;
import java.util.Optional;
import org.dockermirror.cli.registry.Challenge;

/**
 * Where clients are sent for tokens: to the very host that they asked, by the same scheme.
 *
 * @param address where tokens are fetched after all, so that there is more to see; nothing where no address can be made out
 */
record Realm(Finding finding, Optional<URI> address) {

    private static final String STEP = "realm";

    static Realm of(URI base, Challenge found) {
        String written = found.realm();
        Optional<URI> address = found.realmAddress();
        if (address.isEmpty()) {
            return new Realm(
                    Finding.failed(
                            STEP,
                            "tokens are to be fetched at \"" + written + "\", which is no address",
                            written.startsWith("null:")
                                    ? new Cause[] {Cause.FORWARDED_PROTO, Cause.FORWARDED_HOST}
                                    : new Cause[] {Cause.FORWARDED_HOST, Cause.FORWARDED_PROTO}),
                    Optional.empty());
        }
        URI uri = address.get();
        boolean sameHost = uri.getHost().equalsIgnoreCase(base.getHost());
        String seen = "tokens are fetched at " + written;
        if (sameHost
                && !uri.getScheme().equals(base.getScheme())
                && base.getScheme().equals("https")) {
            return mended(base, uri, seen + ", without TLS", Cause.FORWARDED_PROTO);
        }
        if (sameHost && Door.port(uri) != Door.port(base)) {
            return mended(base, uri, seen + ", at another port", Cause.FORWARDED_HOST);
        }
        if (!sameHost && uri.getPath() != null && uri.getPath().endsWith("/v2/token")) {
            return mended(base, uri, seen + ", at another host than was asked", Cause.FORWARDED_HOST);
        }
        return new Realm(Finding.ok(STEP, seen), address);
    }

    private static Realm mended(URI base, URI uri, String seen, Cause cause) {
        URI right = URI.create(base.getScheme() + "://" + base.getRawAuthority() + uri.getRawPath());
        return new Realm(Finding.failed(STEP, seen, cause), Optional.of(right));
    }
}
