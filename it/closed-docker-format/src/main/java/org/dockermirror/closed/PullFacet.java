package org.dockermirror.closed;

import java.net.URI;
import javax.inject.Named;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpRequestBase;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.content.facet.ContentProxyFacetSupport;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Context;

/** Fetches from an upstream that wants no token what the repository does not have. */
@Named(DockerFormat.NAME)
public class PullFacet extends ContentProxyFacetSupport {

    private static final String MANIFESTS = "application/vnd.docker.distribution.manifest.v2+json, "
            + "application/vnd.docker.distribution.manifest.list.v2+json, "
            + "application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json";

    @Override
    protected @Nullable Content getCachedContent(Context context) {
        return store().get(Asked.in(context).assetPath()).orElse(null);
    }

    @Override
    protected Content store(Context context, Content content) {
        return store().put(Asked.in(context).assetPath(), content);
    }

    @Override
    protected String getUrl(Context context) {
        Object indexType =
                getRepository().getConfiguration().attributes("dockerProxy").get("indexType");
        return Asked.in(context).upstreamPath("HUB".equals(indexType));
    }

    @Override
    protected HttpRequestBase buildFetchHttpRequest(URI address, Context context) {
        HttpGet request = new HttpGet(address);
        request.setHeader("Accept", Asked.in(context).kind.equals("manifests") ? MANIFESTS : "*/*");
        return request;
    }

    private StoreFacet store() {
        return facet(StoreFacet.class);
    }
}
