package org.dockermirror.format.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import javax.validation.Valid;
import javax.validation.constraints.NotNull;
import org.dockermirror.format.config.DockerFormat;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.rest.api.model.CleanupPolicyAttributes;
import org.sonatype.nexus.repository.rest.api.model.HttpClientAttributes;
import org.sonatype.nexus.repository.rest.api.model.NegativeCacheAttributes;
import org.sonatype.nexus.repository.rest.api.model.ProxyAttributes;
import org.sonatype.nexus.repository.rest.api.model.ProxyRepositoryApiRequest;
import org.sonatype.nexus.repository.rest.api.model.ReplicationAttributes;
import org.sonatype.nexus.repository.rest.api.model.StorageAttributes;

/** A Docker proxy repository as it is sent to be created or changed. */
@JsonIgnoreProperties(ignoreUnknown = true)
public class DockerProxyRepositoryApiRequest extends ProxyRepositoryApiRequest {

    @NotNull
    @Valid
    private final @Nullable DockerAttributes docker;

    @NotNull
    @Valid
    private final @Nullable DockerProxyAttributes dockerProxy;

    private final @Nullable String sentFormat;

    private final @Nullable String sentType;

    @JsonCreator
    public DockerProxyRepositoryApiRequest(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("format") @Nullable String format,
            @JsonProperty("type") @Nullable String type,
            @JsonProperty("online") @Nullable Boolean online,
            @JsonProperty("storage") @Nullable StorageAttributes storage,
            @JsonProperty("cleanup") @Nullable CleanupPolicyAttributes cleanup,
            @JsonProperty("proxy") @Nullable ProxyAttributes proxy,
            @JsonProperty("negativeCache") @Nullable NegativeCacheAttributes negativeCache,
            @JsonProperty("httpClient") @Nullable HttpClientAttributes httpClient,
            @JsonProperty("routingRule") @Nullable String routingRule,
            @JsonProperty("replication") @Nullable ReplicationAttributes replication,
            @JsonProperty("docker") @Nullable DockerAttributes docker,
            @JsonProperty("dockerProxy") @Nullable DockerProxyAttributes dockerProxy) {
        super(
                name,
                DockerFormat.NAME,
                online,
                storage,
                cleanup,
                proxy,
                negativeCache,
                httpClient,
                routingRule,
                replication);
        this.sentFormat = format;
        this.sentType = type;
        this.docker = docker;
        this.dockerProxy = dockerProxy;
    }

    public @Nullable DockerAttributes getDocker() {
        return docker;
    }

    public @Nullable DockerProxyAttributes getDockerProxy() {
        return dockerProxy;
    }

    /** What was sent as format: the address says it already, so only the web form sends it. */
    @Nullable
    String sentFormat() {
        return sentFormat;
    }

    /** What was sent as type. */
    @Nullable
    String sentType() {
        return sentType;
    }
}
