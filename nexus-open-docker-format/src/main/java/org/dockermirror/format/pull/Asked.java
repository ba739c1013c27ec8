package org.dockermirror.format.pull;

import org.dockermirror.format.config.DockerSettings;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.view.Context;

/** What a client asks of a repository. */
final class Asked {

    private Asked() {}

    /** The path as the client sent it. */
    static RegistryPath path(Context context) {
        return RegistryPath.parse(
                context.getRequest().getPath(), context.getRepository().getName());
    }

    /**
     * The name of an attribute of the request that is for its repository alone: a group asks all its members with the same
     * request.
     */
    static String attribute(Context context, String name) {
        return name + "." + context.getRepository().getName();
    }

    /** The request by the name that the upstream has for it; {@link DockerProxyFacet} finds it in the context. */
    static ImageRequest image(Context context) {
        Repository repository = context.getRepository();
        ImageRequest request = ImageRequest.of(
                path(context), DockerSettings.of(repository.getConfiguration()).dockerHub());
        context.getAttributes().set(ImageRequest.class, request);
        return request;
    }
}
