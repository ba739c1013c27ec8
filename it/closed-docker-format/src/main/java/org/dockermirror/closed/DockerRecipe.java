package org.dockermirror.closed;

import javax.inject.Inject;
import javax.inject.Provider;
import org.sonatype.nexus.repository.Format;
import org.sonatype.nexus.repository.RecipeSupport;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.Type;
import org.sonatype.nexus.repository.content.browse.BrowseFacet;
import org.sonatype.nexus.repository.content.maintenance.SingleAssetMaintenanceFacet;
import org.sonatype.nexus.repository.content.search.SearchFacet;
import org.sonatype.nexus.repository.http.HttpHandlers;
import org.sonatype.nexus.repository.security.SecurityHandler;
import org.sonatype.nexus.repository.view.ConfigurableViewFacet;
import org.sonatype.nexus.repository.view.Route;
import org.sonatype.nexus.repository.view.Router;
import org.sonatype.nexus.repository.view.handlers.ContentHeadersHandler;
import org.sonatype.nexus.repository.view.handlers.ExceptionHandler;
import org.sonatype.nexus.repository.view.handlers.HandlerContributor;
import org.sonatype.nexus.repository.view.handlers.TimingHandler;
import org.sonatype.nexus.repository.view.matchers.RegexMatcher;

/** What the three recipes have in common: the parts of every repository, and the two paths that name no image. */
abstract class DockerRecipe extends RecipeSupport {

    @Inject
    private Provider<DockerSecurityFacet> security;

    @Inject
    private Provider<ConfigurableViewFacet> view;

    @Inject
    private Provider<StoreFacet> store;

    @Inject
    private Provider<SingleAssetMaintenanceFacet> maintenance;

    @Inject
    private Provider<SearchFacet> search;

    @Inject
    private Provider<BrowseFacet> browse;

    @Inject
    private TimingHandler timing;

    @Inject
    private ExceptionHandler exceptions;

    @Inject
    private Tokens tokens;

    @Inject
    SecurityHandler permissions;

    @Inject
    HandlerContributor contributed;

    @Inject
    ContentHeadersHandler contentHeaders;

    DockerRecipe(Type type, Format format) {
        super(type, format);
    }

    /** Adds the handlers of an image's path, the permissions first. */
    abstract void addHandlers(Route.Builder image);

    @Override
    public void apply(Repository repository) throws Exception {
        repository.attach(security.get());
        repository.attach(configuredView());
        repository.attach(store.get());
        repository.attach(maintenance.get());
        repository.attach(search.get());
        repository.attach(browse.get());
    }

    private ConfigurableViewFacet configuredView() {
        Route.Builder image = route(Asked.MATCHER);
        addHandlers(image);
        Router.Builder router = new Router.Builder()
                .route(route(new RegexMatcher("/v2/?"))
                        .handler(contributed)
                        .handler(new DigestHeaders())
                        .handler(new Ping())
                        .create())
                .route(route(new RegexMatcher("(/repository/[^/]+)?/v2/token"))
                        .handler(contributed)
                        .handler(tokens)
                        .create())
                .route(image.create())
                .defaultHandlers(HttpHandlers.notFound());
        ConfigurableViewFacet facet = view.get();
        facet.configure(router.create());
        return facet;
    }

    private Route.Builder route(RegexMatcher path) {
        return new Route.Builder().matcher(path).handler(timing).handler(exceptions);
    }
}
