package org.dockermirror.setup.file;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dockermirror.setup.wish.PublicAddress;
import org.dockermirror.setup.wish.ServerCertificate;
import org.jspecify.annotations.Nullable;

/** Reads {@code publicUrl} and {@code tls}. */
final class AddressReader {

    private static final List<String> KNOWN = List.of("certificate", "key");
    private static final String EXAMPLE_URL = "https://hub.example.com";
    private static final String EXAMPLE_FILE = "/etc/nginx/tls/hub.example.com.";
    private static final String EXAMPLE =
            "\"tls: {certificate: " + EXAMPLE_FILE + "crt, key: " + EXAMPLE_FILE + "key}\"";

    private final Problems problems;
    private final Clashes clashes;
    private final @Nullable ServerCertificate ofTheFile;

    private AddressReader(Problems problems, Clashes clashes, @Nullable ServerCertificate ofTheFile) {
        this.problems = problems;
        this.clashes = clashes;
        this.ofTheFile = ofTheFile;
    }

    /** The reader for the mirrors of one file, which may have a certificate for all of them. */
    static AddressReader of(Settings file, Problems problems, Clashes clashes) {
        AddressReader alone = new AddressReader(problems, clashes, null);
        return new AddressReader(problems, clashes, alone.certificate(file).orElse(null));
    }

    /** The address of one mirror, if it has one and nothing about it is wrong. */
    Optional<PublicAddress> read(Settings mirror) {
        Optional<ServerCertificate> own = certificate(mirror);
        Optional<Piece> tls = mirror.value("tls");
        if (tls.isPresent() && mirror.value("publicUrl").isEmpty()) {
            problems.add(
                    tls.get().at(),
                    "this mirror has \"tls\" and no \"publicUrl\"; write \"publicUrl: " + EXAMPLE_URL + "\" beside it");
        }
        return mirror.text("publicUrl", EXAMPLE_URL).flatMap(this::url).map(url -> {
            Optional<ServerCertificate> certificate = own.or(() -> Optional.ofNullable(ofTheFile));
            return new PublicAddress(url, url.getScheme().equals("https") ? certificate : Optional.empty());
        });
    }

    private Optional<URI> url(Piece.Text text) {
        String right = "; write \"" + EXAMPLE_URL + "\"";
        URI url;
        try {
            String value = text.value();
            url = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
        } catch (URISyntaxException e) {
            problems.add(text.at(), "this is not an address" + right);
            return Optional.empty();
        }
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!Set.of("https", "http").contains(scheme)
                || url.getHost() == null
                || url.getPort() == 0
                || url.getPort() > WholeNumber.HIGHEST_PORT) {
            problems.add(text.at(), "the address that clients type has https:// or http://, and a host" + right);
            return Optional.empty();
        }
        if (url.getRawUserInfo() != null
                || !url.getRawPath().isEmpty()
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            problems.add(
                    text.at(),
                    "clients put the image's name directly behind host and port: an address with a path, a user or a"
                            + " query cannot be typed" + right);
            return Optional.empty();
        }
        String authority =
                url.getHost().toLowerCase(Locale.ROOT) + (isStandard(scheme, url) ? "" : ":" + url.getPort());
        clashes.address(authority, text.at());
        return Optional.of(URI.create(scheme + "://" + authority));
    }

    private static boolean isStandard(String scheme, URI url) {
        return url.getPort() == -1 || url.getPort() == (scheme.equals("https") ? 443 : 80);
    }

    private Optional<ServerCertificate> certificate(Settings settings) {
        Optional<Piece> value = settings.value("tls");
        if (value.isEmpty() || value.get() instanceof Piece.Unreadable) {
            return Optional.empty();
        }
        if (!(value.get() instanceof Piece.Fields fields)) {
            problems.add(value.get().at(), "\"tls\" has the keys certificate and key; write " + EXAMPLE);
            return Optional.empty();
        }
        Settings files = new Settings(fields, KNOWN, problems);
        for (String key : KNOWN) {
            if (files.value(key).isEmpty()) {
                problems.add(files.at(), "\"tls\" has no \"" + key + "\"; write " + EXAMPLE);
            }
        }
        Optional<String> certificate = file(files, "certificate", EXAMPLE_FILE + "crt");
        Optional<String> key = file(files, "key", EXAMPLE_FILE + "key");
        return certificate.flatMap(chain -> key.map(secret -> new ServerCertificate(chain, secret)));
    }

    private Optional<String> file(Settings settings, String key, String example) {
        return settings.text(key, example)
                .filter(text -> {
                    String problem = problemOf(text.value());
                    if (!problem.isEmpty()) {
                        problems.add(text.at(), problem + "; write a name as in \"" + example + "\"");
                    }
                    return problem.isEmpty();
                })
                .map(Piece.Text::value);
    }

    private static String problemOf(String name) {
        if (!name.startsWith("/") && !name.matches("[A-Za-z]:[/\\\\].*")) {
            return "nginx would look for a relative name in a folder of its own";
        }
        boolean isPlain = name.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == '$' || c == '"' || c == '\'');
        return isPlain ? "" : "nginx reads quotes, \"$\" and control characters in a name in its own way";
    }
}
