package org.dockermirror.routing.filter;

import com.google.inject.AbstractModule;
import com.google.inject.servlet.ServletModule;
import javax.inject.Named;
import org.eclipse.sisu.inject.Sources;

/**
 * Puts the filter before everything below the mounts of the repository view, authentication too. Guice matches these
 * patterns as it matches the view's own, so what reaches the view has passed the filter.
 */
@Named
public class AllowListFilterModule extends AbstractModule {

    /**
     * Behind the filters that every request passes (0x70000000 in Nexus's {@code WebModule}), before all others: without
     * it the order is that in which the bundles were started, which no two starts have in common.
     */
    private static final int PRIORITY = 0x60000000;

    @Override
    protected void configure() {
        binder().withSource(Sources.prioritize(PRIORITY)).install(new ServletModule() {
            @Override
            protected void configureServlets() {
                // The last two are the mounts of Nexus 2, which the capability for legacy URLs opens again.
                filter("/repository/*", "/content/*", "/service/local/*").through(AllowListFilter.class);
            }
        });
    }
}
