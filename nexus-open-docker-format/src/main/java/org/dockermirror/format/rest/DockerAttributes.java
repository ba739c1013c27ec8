package org.dockermirror.format.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.annotations.ApiModelProperty;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
import javax.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.common.collect.NestedAttributesMap;
import org.sonatype.nexus.repository.config.Configuration;

/** The {@code docker} part of a repository in REST; fields of other releases are ignored. */
@JsonIgnoreProperties(ignoreUnknown = true)
public class DockerAttributes {

    @ApiModelProperty(value = "Whether to allow clients to use the V1 API; ignored here", example = "false")
    @NotNull
    private final @Nullable Boolean v1Enabled;

    @ApiModelProperty(
            value = "Whether to force authentication (Docker Bearer Token Realm required if false)",
            example = "true")
    @NotNull
    private final @Nullable Boolean forceBasicAuth;

    @ApiModelProperty(value = "Create an HTTP connector at specified port", example = "8082")
    @Min(1)
    @Max(65535)
    private final @Nullable Integer httpPort;

    @ApiModelProperty(value = "Create an HTTPS connector at specified port", example = "8083")
    @Min(1)
    @Max(65535)
    private final @Nullable Integer httpsPort;

    @ApiModelProperty(value = "Subdomain of the server's own that means this repository; kept, and ignored here")
    private final @Nullable String subdomain;

    @JsonCreator
    public DockerAttributes(
            @JsonProperty("v1Enabled") @Nullable Boolean v1Enabled,
            @JsonProperty("forceBasicAuth") @Nullable Boolean forceBasicAuth,
            @JsonProperty("httpPort") @Nullable Integer httpPort,
            @JsonProperty("httpsPort") @Nullable Integer httpsPort,
            @JsonProperty("subdomain") @Nullable String subdomain) {
        this.v1Enabled = v1Enabled;
        this.forceBasicAuth = forceBasicAuth;
        this.httpPort = httpPort;
        this.httpsPort = httpsPort;
        this.subdomain = subdomain;
    }

    /** @param turned whether {@code forceBasicAuth} means its opposite, see {@link WebForm} */
    void writeTo(Configuration configuration, boolean turned) {
        NestedAttributesMap map = configuration.attributes("docker");
        if (httpPort != null) {
            map.set("httpPort", httpPort);
        }
        if (httpsPort != null) {
            map.set("httpsPort", httpsPort);
        }
        if (subdomain != null) {
            map.set("subdomain", subdomain);
        }
        map.set("forceBasicAuth", Boolean.TRUE.equals(forceBasicAuth) != turned);
        map.set("v1Enabled", Boolean.TRUE.equals(v1Enabled));
    }

    public @Nullable Boolean getV1Enabled() {
        return v1Enabled;
    }

    public @Nullable Boolean getForceBasicAuth() {
        return forceBasicAuth;
    }

    public @Nullable Integer getHttpPort() {
        return httpPort;
    }

    public @Nullable Integer getHttpsPort() {
        return httpsPort;
    }

    public @Nullable String getSubdomain() {
        return subdomain;
    }
}
