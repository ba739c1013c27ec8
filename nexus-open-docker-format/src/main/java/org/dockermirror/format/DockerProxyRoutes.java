package org.dockermirror.format;

import static org.dockermirror.format.request.RegistryPath.Kind.BLOB;
import static org.dockermirror.format.request.RegistryPath.Kind.MANIFEST;
import static org.dockermirror.format.request.RegistryPath.Kind.PING;
import static org.dockermirror.format.request.RegistryPath.Kind.REFERRERS;
import static org.dockermirror.format.request.RegistryPath.Kind.TAGS;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.format.access.AccessHandler;
import org.dockermirror.format.access.PingHandler;
import org.dockermirror.format.access.TokenHandler;
import org.dockermirror.format.pull.ImageHandler;
import org.dockermirror.format.pull.ReferrersHandler;
import org.dockermirror.format.pull.TagListHandler;
import org.dockermirror.format.request.RegistryPathMatcher;
import org.dockermirror.format.sending.ParkingHandler;
import org.dockermirror.format.stream.RangeHandler;
import org.sonatype.nexus.repository.cache.NegativeCacheHandler;
import org.sonatype.nexus.repository.routing.RoutingRuleHandler;
import org.sonatype.nexus.repository.security.SecurityHandler;
import org.sonatype.nexus.repository.view.Route;
import org.sonatype.nexus.repository.view.Router;
import org.sonatype.nexus.repository.view.handlers.ConditionalRequestHandler;
import org.sonatype.nexus.repository.view.handlers.ContentHeadersHandler;
import org.sonatype.nexus.repository.view.handlers.HandlerContributor;
import org.sonatype.nexus.repository.view.handlers.LastDownloadedHandler;
import org.sonatype.nexus.repository.view.handlers.TimingHandler;

/** The handlers that a request to a Docker proxy repository passes, in their order. */
@Named
@Singleton
public class DockerProxyRoutes {

    @Inject
    private TimingHandler timing;

    @Inject
    private OciErrorHandler ociErrors;

    @Inject
    private ParkingHandler parking;

    @Inject
    private AccessHandler access;

    @Inject
    private SecurityHandler security;

    @Inject
    private RoutingRuleHandler routingRule;

    @Inject
    private HandlerContributor contributed;

    @Inject
    private NegativeCacheHandler negativeCache;

    @Inject
    private ConditionalRequestHandler conditional;

    @Inject
    private RangeHandler range;

    @Inject
    private ContentHeadersHandler contentHeaders;

    @Inject
    private LastDownloadedHandler lastDownloaded;

    @Inject
    private PingHandler ping;

    @Inject
    private TokenHandler token;

    @Inject
    private ImageHandler image;

    @Inject
    private TagListHandler tagList;

    @Inject
    private ReferrersHandler referrers;

    @Inject
    private UnsupportedHandler unsupported;

    Router router() {
        return new Router.Builder()
                // Without the routing rule: a rule that allows some images must not keep clients from logging in.
                .route(registry(RegistryPathMatcher.reading(PING)).handler(ping).create())
                .route(registry(RegistryPathMatcher.token()).handler(token).create())
                .route(images(RegistryPathMatcher.reading(MANIFEST, BLOB))
                        .handler(conditional)
                        .handler(range)
                        .handler(contentHeaders)
                        .handler(lastDownloaded)
                        .handler(image)
                        .create())
                .route(images(RegistryPathMatcher.reading(TAGS))
                        .handler(tagList)
                        .create())
                .route(images(RegistryPathMatcher.reading(REFERRERS))
                        .handler(referrers)
                        .create())
                .defaultHandlers(timing, ociErrors, unsupported)
                .create();
    }

    private Route.Builder registry(RegistryPathMatcher matcher) {
        return new Route.Builder().matcher(matcher).handler(timing).handler(ociErrors);
    }

    private Route.Builder images(RegistryPathMatcher matcher) {
        return registry(matcher)
                // Before all that a request passes anew when it comes back.
                .handler(parking)
                .handler(access)
                .handler(security)
                .handler(routingRule)
                // Handlers of other bundles: after the routing rule, before the cache.
                .handler(contributed)
                .handler(negativeCache);
    }
}
