package org.dockermirror.cli.nexus;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dockermirror.setup.wish.Credentials;
import org.dockermirror.setup.wish.Mirror;

/** The repository of a mirror, as REST wants it ({@code DockerProxyRepositoryApiRequest}). */
final class MirrorRequest {

    private static final int A_DAY_IN_MINUTES = 1440;
    private static final String INDEX_TYPE = "indexType";

    private MirrorRequest() {}

    static ObjectNode of(Mirror mirror, Dialect dialect) {
        ObjectNode request = Rest.JSON.createObjectNode();
        request.put("name", mirror.repository()).put("online", true);
        request.putObject("storage").put("blobStoreName", "default").put("strictContentTypeValidation", true);
        request.putObject("cleanup").putArray("policyNames");
        request.putObject("proxy").put("contentMaxAge", A_DAY_IN_MINUTES).put("metadataMaxAge", A_DAY_IN_MINUTES);
        request.putObject("negativeCache").put("enabled", true).put("timeToLive", A_DAY_IN_MINUTES);
        // An upstream's hiccup must not close the mirror for what it has cached.
        ObjectNode httpClient =
                request.putObject("httpClient").put("blocked", false).put("autoBlock", false);
        mirror.credentials().ifPresent(account -> httpClient.set("authentication", authentication(account)));
        request.put(dialect.routingRule(), mirror.routingRule());
        ObjectNode docker = request.putObject("docker").put("v1Enabled", false);
        if (dialect.pathEnabled()) {
            docker.put("pathEnabled", mirror.port().isEmpty());
        }
        request.putObject("dockerProxy").put("cacheForeignLayers", false).putArray("foreignLayerUrlWhitelist");
        setUpstreamAndPort(request, mirror);
        return request;
    }

    static void setUpstreamAndPort(ObjectNode request, Mirror mirror) {
        request.withObject("/proxy").put("remoteUrl", mirror.upstream().toString());
        ObjectNode dockerProxy = request.withObject("/dockerProxy");
        // Whoever named an index of his own meant it.
        if (!dockerProxy.path(INDEX_TYPE).asText().equals("CUSTOM")) {
            dockerProxy.put(INDEX_TYPE, mirror.allow().indexType().name());
        }
        mirror.fallbackUrls().ifPresent(urls -> {
            ArrayNode fallbacks = dockerProxy.putArray(Dialect.FALLBACKS);
            urls.forEach(fallbacks::add);
        });
        ObjectNode docker = request.withObject("/docker");
        // Bearer tokens, without which anonymous clients cannot pull.
        docker.put("forceBasicAuth", false);
        docker.putNull("httpPort");
        mirror.port().ifPresent(port -> docker.put("httpPort", port));
    }

    static ObjectNode authentication(Credentials account) {
        return Rest.JSON
                .createObjectNode()
                .put("type", "username")
                .put("username", account.username())
                .put("password", account.password());
    }
}
