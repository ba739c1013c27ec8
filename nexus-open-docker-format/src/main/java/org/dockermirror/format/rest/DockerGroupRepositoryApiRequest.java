package org.dockermirror.format.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import javax.validation.Valid;
import javax.validation.constraints.NotNull;
import org.dockermirror.format.config.DockerFormat;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.rest.api.model.GroupRepositoryApiRequest;
import org.sonatype.nexus.repository.rest.api.model.StorageAttributes;

/** A Docker group as it is sent to be created or changed. */
@JsonIgnoreProperties(ignoreUnknown = true)
public class DockerGroupRepositoryApiRequest extends GroupRepositoryApiRequest {

    @NotNull
    @Valid
    private final @Nullable DockerAttributes docker;

    private final @Nullable String sentFormat;

    private final @Nullable String sentType;

    @JsonCreator
    public DockerGroupRepositoryApiRequest(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("format") @Nullable String format,
            @JsonProperty("type") @Nullable String type,
            @JsonProperty("online") @Nullable Boolean online,
            @JsonProperty("storage") @Nullable StorageAttributes storage,
            @JsonProperty("group") @Nullable DockerGroupAttributes group,
            @JsonProperty("docker") @Nullable DockerAttributes docker) {
        super(name, DockerFormat.NAME, online, storage, group);
        this.sentFormat = format;
        this.sentType = type;
        this.docker = docker;
    }

    public @Nullable DockerAttributes getDocker() {
        return docker;
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
