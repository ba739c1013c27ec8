package org.dockermirror.preset;

import io.swagger.annotations.ApiModelProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mirror that does not exist yet, as it is sent. */
public final class NewMirror {

    private @Nullable String repository;
    private @Nullable String upstream;
    private @Nullable Integer port;
    private @Nullable List<String> allow;

    @ApiModelProperty(value = "Name of the repository", required = true)
    public @Nullable String getRepository() {
        return repository;
    }

    public void setRepository(@Nullable String repository) {
        this.repository = repository;
    }

    @ApiModelProperty("docker.io, ghcr.io, quay.io, registry.k8s.io or the URL of a registry; docker.io if left out")
    public @Nullable String getUpstream() {
        return upstream;
    }

    public void setUpstream(@Nullable String upstream) {
        this.upstream = upstream;
    }

    @ApiModelProperty("A port of its own, which Nexus calls an HTTP connector; none if left out")
    public @Nullable Integer getPort() {
        return port;
    }

    public void setPort(@Nullable Integer port) {
        this.port = port;
    }

    @ApiModelProperty("Entries of its allow-list; ! begins one that denies. Without any it refuses everything")
    public @Nullable List<String> getAllow() {
        return allow;
    }

    public void setAllow(@Nullable List<String> allow) {
        this.allow = allow;
    }

    MirrorForm form() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(MirrorForm.REPOSITORY, repository == null ? "" : repository);
        properties.put(MirrorForm.ALLOW, allow == null ? "" : String.join("\n", allow));
        properties.put(MirrorForm.UPSTREAM, upstream == null ? "" : upstream);
        properties.put(MirrorForm.PORT, port == null ? "" : port.toString());
        return new MirrorForm(properties);
    }
}
