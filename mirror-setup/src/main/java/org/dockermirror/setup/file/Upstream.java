package org.dockermirror.setup.file;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.setup.wish.Mirror;

/** The registry behind a mirror, written as its address or as a well-known name such as {@code ghcr.io}. */
record Upstream(URI url) {

    static final Upstream DOCKER_HUB = new Upstream(Mirror.DOCKER_HUB);

    private static final List<String> OTHER_REGISTRIES = List.of(
            "ghcr.io",
            "quay.io",
            "registry.k8s.io",
            "gcr.io",
            "mcr.microsoft.com",
            "public.ecr.aws",
            "registry.gitlab.com");

    /** Registries that are named as images are, without an address. */
    private static final Map<String, URI> BY_NAME = presets();

    /** Names of Docker Hub that people know, but that answer as a web site. */
    private static final Set<String> DOCKER_HUB_SITES = Set.of("docker.io", "hub.docker.com", "www.docker.com");

    /** @throws IllegalArgumentException if the text is neither an address nor a known name; its message never holds a user, password or query */
    static Upstream parse(String text) {
        String example = "; write \"" + Mirror.DOCKER_HUB + "\"";
        String lower = text.toLowerCase(Locale.ROOT);
        URI preset = BY_NAME.get(lower);
        if (preset != null) {
            return new Upstream(preset);
        }
        if (!lower.startsWith("https://") && !lower.startsWith("http://")) {
            throw new IllegalArgumentException("the address of a registry begins with https:// or http://" + example
                    + ", or one of the names " + String.join(", ", BY_NAME.keySet()));
        }
        if (text.indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "an address must not hold a user or password; leave out what stands" + " before the @, and the @");
        }
        if (text.indexOf('?') >= 0 || text.indexOf('#') >= 0) {
            throw new IllegalArgumentException(
                    "the address of a registry has no query and no fragment; end it before the ? or #");
        }
        URI url;
        try {
            url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not an address" + example, e);
        }
        if (url.getHost() == null || url.getPort() == 0 || url.getPort() > 65535) {
            throw new IllegalArgumentException("\"" + text + "\" names no host, or a port that cannot be" + example);
        }
        return new Upstream(url);
    }

    private static Map<String, URI> presets() {
        Map<String, URI> presets = new LinkedHashMap<>();
        presets.put("docker.io", Mirror.DOCKER_HUB);
        List.of("ghcr.io", "quay.io", "registry.k8s.io")
                .forEach(host -> presets.put(host, URI.create("https://" + host)));
        return presets;
    }

    /** The host, with its port if it has one. */
    String host() {
        return url.getRawAuthority().toLowerCase(Locale.ROOT);
    }

    /** How its images are named, as far as the host tells. */
    IndexType indexType() {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        return OTHER_REGISTRIES.stream().anyMatch(other -> host.equals(other) || host.endsWith("." + other))
                ? IndexType.REGISTRY
                : IndexType.HUB;
    }

    /** What a person should look at again, though it may be meant; one sentence each. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        HostKind host = HostKind.of(url.getHost());
        if (DOCKER_HUB_SITES.contains(url.getHost().toLowerCase(Locale.ROOT))) {
            warnings.add("\"" + url + "\" is Docker Hub's web site; its registry is " + Mirror.DOCKER_HUB);
        }
        if (host != HostKind.THIS_MACHINE && url.getScheme().equalsIgnoreCase("http")) {
            warnings.add("\"" + url + "\" is asked without encryption, so whoever is on the way can read the login, and"
                    + " give another image for a tag; write https:// where the registry has it");
        }
        if (host == HostKind.PRIVATE) {
            warnings.add(
                    "\"" + url + "\" is in a private network; what the allow-list allows of it, everyone can pull who"
                            + " reaches this mirror");
        }
        return warnings;
    }

    /** Whether it is the same registry, in whatever case, with or without the scheme's own port. */
    boolean isSameAs(Upstream other) {
        return key().equals(other.key());
    }

    private String key() {
        String text = url.toString().toLowerCase(Locale.ROOT).replaceFirst("/+$", "");
        return text.replaceFirst("^(https://[^/]*):443(?=/|$)", "$1").replaceFirst("^(http://[^/]*):80(?=/|$)", "$1");
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
