package org.dockermirror.format.rest;

import static java.util.stream.Collectors.toUnmodifiableList;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.annotations.ApiModelProperty;
import java.util.List;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Pattern;
import org.dockermirror.format.config.Fallbacks;
import org.dockermirror.format.config.ForeignLayerUrls;
import org.jspecify.annotations.Nullable;

/** The {@code dockerProxy} part of a repository in REST; fields of other releases are ignored. */
@JsonIgnoreProperties(ignoreUnknown = true)
public class DockerProxyAttributes {

    @ApiModelProperty(value = "Type of Docker Index", example = "HUB", allowableValues = "HUB,REGISTRY,CUSTOM")
    @NotNull
    @Pattern(regexp = "HUB|REGISTRY|CUSTOM")
    private final @Nullable String indexType;

    @ApiModelProperty(value = "Url of Docker Index to use; ignored here")
    private final @Nullable String indexUrl;

    @ApiModelProperty(
            value =
                    "Whether layers that the registry does not have are fetched from the addresses that their manifest names",
            example = "false")
    private final boolean cacheForeignLayers;

    @ApiModelProperty(
            value = "Regular expressions; such a layer is fetched from an address that one of them matches whole",
            example = "[\"https://layers[.]example[.]com/.*\"]")
    private final List<String> foreignLayerUrlWhitelist;

    @ApiModelProperty(
            value = "Registries that are asked in turn, without a login, where the one at remoteUrl cannot serve",
            example = "[\"https://mirror.example.com\"]")
    private final List<String> fallbackUrls;

    @JsonCreator
    public DockerProxyAttributes(
            @JsonProperty("indexType") @Nullable String indexType,
            @JsonProperty("indexUrl") @Nullable String indexUrl,
            @JsonProperty("cacheForeignLayers") @Nullable Boolean cacheForeignLayers,
            @JsonProperty(ForeignLayerUrls.KEY) @Nullable List<String> foreignLayerUrlWhitelist,
            @JsonProperty(Fallbacks.KEY) @Nullable List<String> fallbackUrls) {
        this.indexType = indexType;
        this.indexUrl = indexUrl;
        this.cacheForeignLayers = Boolean.TRUE.equals(cacheForeignLayers);
        this.foreignLayerUrlWhitelist = texts(foreignLayerUrlWhitelist);
        this.fallbackUrls = texts(fallbackUrls);
    }

    private static List<String> texts(@Nullable List<String> sent) {
        return sent == null
                ? List.of()
                : sent.stream().map(text -> text == null ? "" : text).collect(toUnmodifiableList());
    }

    public @Nullable String getIndexType() {
        return indexType;
    }

    public @Nullable String getIndexUrl() {
        return indexUrl;
    }

    public boolean getCacheForeignLayers() {
        return cacheForeignLayers;
    }

    public List<String> getForeignLayerUrlWhitelist() {
        return foreignLayerUrlWhitelist;
    }

    public List<String> getFallbackUrls() {
        return fallbackUrls;
    }
}
