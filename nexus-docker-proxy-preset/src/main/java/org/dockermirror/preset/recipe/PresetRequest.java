package org.dockermirror.preset.recipe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.rest.api.model.CleanupPolicyAttributes;
import org.sonatype.nexus.repository.rest.api.model.HttpClientAttributes;
import org.sonatype.nexus.repository.rest.api.model.NegativeCacheAttributes;
import org.sonatype.nexus.repository.rest.api.model.ProxyAttributes;
import org.sonatype.nexus.repository.rest.api.model.ProxyRepositoryApiRequest;
import org.sonatype.nexus.repository.rest.api.model.ReplicationAttributes;
import org.sonatype.nexus.repository.rest.api.model.StorageAttributes;

/** A mirror as the server's form for proxy repositories sends it; whatever is left out is as every mirror has it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public class PresetRequest extends ProxyRepositoryApiRequest {

    /** The format of the repository that is made of it. */
    static final String FORMAT = "docker";

    @JsonCreator
    public PresetRequest(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("online") @Nullable Boolean online,
            @JsonProperty("storage") @Nullable StorageAttributes storage,
            @JsonProperty("cleanup") @Nullable CleanupPolicyAttributes cleanup,
            @JsonProperty("proxy") @Nullable ProxyAttributes proxy,
            @JsonProperty("negativeCache") @Nullable NegativeCacheAttributes negativeCache,
            @JsonProperty("httpClient") @Nullable HttpClientAttributes httpClient,
            @JsonProperty("routingRule") @Nullable String routingRule,
            @JsonProperty("replication") @Nullable ReplicationAttributes replication) {
        super(
                name,
                FORMAT,
                online == null || online,
                storage,
                cleanup == null || cleanup.getPolicyNames() == null ? null : cleanup,
                proxy,
                negativeCache,
                httpClient,
                routingRule,
                replication);
    }

    /** The name of the repository; empty if none was sent. */
    String repository() {
        String name = getName();
        return name == null ? "" : name;
    }

    /** The address of the registry; empty if none was sent. */
    String remoteUrl() {
        ProxyAttributes proxy = getProxy();
        return proxy == null || proxy.getRemoteUrl() == null ? "" : proxy.getRemoteUrl();
    }
}
