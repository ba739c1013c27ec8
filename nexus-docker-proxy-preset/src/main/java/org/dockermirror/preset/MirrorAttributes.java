package org.dockermirror.preset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.dockermirror.setup.wish.Credentials;
import org.dockermirror.setup.wish.Mirror;
import org.sonatype.nexus.datastore.api.DataStoreManager;

/** The settings of a new mirror's repository, as the recipe {@code docker-proxy} keeps them. */
final class MirrorAttributes {

    static final String DOCKER_PROXY = "dockerProxy";
    static final String FALLBACKS = "fallbackUrls";
    static final String INDEX_TYPE = "indexType";
    static final String HTTP_CLIENT = "httpclient";
    static final String AUTHENTICATION = "authentication";
    static final String USERNAME = "username";

    private static final int A_DAY_IN_MINUTES = 1440;

    private MirrorAttributes() {}

    static Map<String, Map<String, Object>> of(Mirror mirror) {
        Map<String, Map<String, Object>> attributes = new HashMap<>();

        Map<String, Object> docker = map(attributes, "docker");
        docker.put("v1Enabled", false);
        // Bearer tokens, without which anonymous clients cannot pull.
        docker.put("forceBasicAuth", false);
        mirror.port().ifPresent(port -> docker.put("httpPort", port));

        Map<String, Object> dockerProxy = map(attributes, DOCKER_PROXY);
        dockerProxy.put(INDEX_TYPE, mirror.allow().indexType().name());
        dockerProxy.put("cacheForeignLayers", false);
        dockerProxy.put("foreignLayerUrlWhitelist", new ArrayList<String>());
        mirror.fallbackUrls().ifPresent(urls -> dockerProxy.put(FALLBACKS, new ArrayList<>(urls)));

        Map<String, Object> proxy = map(attributes, "proxy");
        proxy.put("remoteUrl", mirror.upstream().toString());
        proxy.put("contentMaxAge", A_DAY_IN_MINUTES);
        proxy.put("metadataMaxAge", A_DAY_IN_MINUTES);

        Map<String, Object> httpClient = map(attributes, HTTP_CLIENT);
        httpClient.put("blocked", false);
        // An upstream's hiccup must not close the mirror for what it has cached.
        httpClient.put("autoBlock", false);
        mirror.credentials().ifPresent(account -> httpClient.put(AUTHENTICATION, authentication(account)));

        Map<String, Object> negativeCache = map(attributes, "negativeCache");
        negativeCache.put("enabled", true);
        negativeCache.put("timeToLive", A_DAY_IN_MINUTES);

        Map<String, Object> storage = map(attributes, "storage");
        storage.put("blobStoreName", "default");
        storage.put("strictContentTypeValidation", true);
        // It may be left out, but then the next start logs an error (AssetBlobRefMigrationTaskManager).
        storage.put("dataStoreName", DataStoreManager.DEFAULT_DATASTORE_NAME);
        return attributes;
    }

    /** The settings of an account at the upstream (UsernameAuthenticationConfiguration). */
    static Map<String, Object> authentication(Credentials account) {
        Map<String, Object> values = new HashMap<>();
        values.put("type", USERNAME);
        values.put(USERNAME, account.username());
        values.put("password", account.password());
        return values;
    }

    private static Map<String, Object> map(Map<String, Map<String, Object>> attributes, String name) {
        Map<String, Object> values = new HashMap<>();
        attributes.put(name, values);
        return values;
    }
}
