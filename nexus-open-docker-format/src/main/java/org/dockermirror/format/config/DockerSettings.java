package org.dockermirror.format.config;

import com.google.common.reflect.TypeToken;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.common.collect.NestedAttributesMap;
import org.sonatype.nexus.repository.config.Configuration;

/** What the {@code docker} and {@code dockerProxy} parts of a repository's configuration say. */
public final class DockerSettings {

    private final @Nullable Integer httpPort;
    private final @Nullable Integer httpsPort;
    private final boolean forceBasicAuth;
    private final boolean dockerHub;
    private final List<String> fallbackUrls;
    private final ForeignLayerUrls foreignLayerUrls;

    private DockerSettings(Configuration configuration) {
        NestedAttributesMap docker = configuration.attributes("docker");
        httpPort = port(docker, "httpPort");
        httpsPort = port(docker, "httpsPort");
        forceBasicAuth = Boolean.TRUE.equals(docker.get("forceBasicAuth", Boolean.class));
        NestedAttributesMap proxy = configuration.attributes("dockerProxy");
        dockerHub = "HUB".equals(proxy.get("indexType", String.class));
        fallbackUrls = List.copyOf(proxy.get(Fallbacks.KEY, new TypeToken<Collection<String>>() {}, List.of()));
        foreignLayerUrls = ForeignLayerUrls.matching(
                Boolean.TRUE.equals(proxy.get("cacheForeignLayers", Boolean.class))
                        ? foreignLayerUrls(proxy)
                        : List.of());
    }

    public static DockerSettings of(Configuration configuration) {
        return new DockerSettings(configuration);
    }

    /** The port on which the repository also answers plain HTTP, if any. */
    public @Nullable Integer httpPort() {
        return httpPort;
    }

    /** The port on which the repository also answers HTTPS, if any. */
    public @Nullable Integer httpsPort() {
        return httpsPort;
    }

    /** Whether clients are asked for a login (Basic) rather than sent for a token. */
    public boolean forceBasicAuth() {
        return forceBasicAuth;
    }

    /** Whether the index is Docker Hub's, where {@code nginx} means {@code library/nginx}. */
    public boolean dockerHub() {
        return dockerHub;
    }

    /** The registries that are asked in turn where the repository's own cannot serve, as they were written. */
    public List<String> fallbackUrls() {
        return fallbackUrls;
    }

    /** Their addresses, which end in a slash. */
    public List<URI> fallbacks() {
        return Fallbacks.parse(fallbackUrls);
    }

    /** The addresses that foreign layers are fetched from; none unless they are to be cached. */
    public ForeignLayerUrls foreignLayerUrls() {
        return foreignLayerUrls;
    }

    /** The expressions for them as they were written, whether or not they are in force. */
    public static Collection<String> foreignLayerUrls(Configuration configuration) {
        return foreignLayerUrls(configuration.attributes("dockerProxy"));
    }

    private static Collection<String> foreignLayerUrls(NestedAttributesMap proxy) {
        return proxy.get(ForeignLayerUrls.KEY, new TypeToken<Collection<String>>() {}, List.of());
    }

    /** Numbers saved by the server's web form are Doubles: {@code 8082.0}. */
    private static @Nullable Integer port(NestedAttributesMap map, String key) {
        Number number = map.get(key, Number.class);
        return number == null ? null : Integer.valueOf(number.intValue());
    }
}
