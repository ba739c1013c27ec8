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
import org.dockermirror.format.group.FirstMemberHandler;
import org.dockermirror.format.group.MergedReferrersHandler;
import org.dockermirror.format.group.MergedTagsHandler;
import org.dockermirror.format.request.RegistryPathMatcher;
import org.dockermirror.format.sending.ParkingHandler;
import org.sonatype.nexus.repository.security.SecurityHandler;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Route;
import org.sonatype.nexus.repository.view.Router;
import org.sonatype.nexus.repository.view.handlers.HandlerContributor;
import org.sonatype.nexus.repository.view.handlers.TimingHandler;

/** The handlers that a request to a Docker group passes, in their order; the members have the rest of them. */
@Named
@Singleton
public class DockerGroupRoutes {

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
    private HandlerContributor contributed;

    @Inject
    private PingHandler ping;

    @Inject
    private TokenHandler token;

    @Inject
    private FirstMemberHandler firstMember;

    @Inject
    private MergedTagsHandler tags;

    @Inject
    private MergedReferrersHandler referrers;

    @Inject
    private UnsupportedHandler unsupported;

    Router router() {
        return new Router.Builder()
                .route(registry(RegistryPathMatcher.reading(PING)).handler(ping).create())
                .route(registry(RegistryPathMatcher.token()).handler(token).create())
                .route(images(RegistryPathMatcher.reading(MANIFEST, BLOB), firstMember))
                .route(images(RegistryPathMatcher.reading(TAGS), tags))
                .route(images(RegistryPathMatcher.reading(REFERRERS), referrers))
                .defaultHandlers(timing, ociErrors, unsupported)
                .create();
    }

    private Route.Builder registry(RegistryPathMatcher matcher) {
        return new Route.Builder().matcher(matcher).handler(timing).handler(ociErrors);
    }

    private Route images(RegistryPathMatcher matcher, Handler answering) {
        return registry(matcher)
                .handler(parking)
                .handler(access)
                .handler(security)
                .handler(contributed)
                .handler(answering)
                .create();
    }
}
