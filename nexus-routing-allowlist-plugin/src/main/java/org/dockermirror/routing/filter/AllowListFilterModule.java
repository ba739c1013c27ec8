package org.dockermirror.routing.filter;

import com.google.inject.AbstractModule;
import com.google.inject.servlet.ServletModule;
import javax.inject.Named;

/**
 * Puts the filter before everything below the mounts of the repository view. Guice matches these patterns as it matches
 * the view's own, so what reaches the view has passed the filter.
 */
@Named
public class AllowListFilterModule extends AbstractModule {

    @Override
    protected void configure() {
        install(new ServletModule() {
            @Override
            protected void configureServlets() {
                // The last two are the mounts of Nexus 2, which the capability for legacy URLs opens again.
                filter("/repository/*", "/content/*", "/service/local/*").through(AllowListFilter.class);
            }
        });
    }
}
