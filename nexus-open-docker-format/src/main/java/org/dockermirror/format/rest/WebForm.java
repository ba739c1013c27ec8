package org.dockermirror.format.rest;

import com.google.inject.OutOfScopeException;
import com.google.inject.ProvisionException;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import javax.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether the request of this thread comes from the server's own settings form. The form binds its box "Allow
 * anonymous docker pull" to {@code forceBasicAuth} as it is (RepositoryConnectorsConfiguration.jsx of nexus-public
 * 3.71): ticked, it would force a login. For the form, and for nothing else, the value is turned round both ways, so
 * that the box means what it says.
 */
@Named
@Singleton
public class WebForm {

    private static final String READS_FROM = "/internal/ui/repositories/";

    private final Provider<HttpServletRequest> requests;

    @Inject
    public WebForm(Provider<HttpServletRequest> requests) {
        this.requests = requests;
    }

    /** The form reads from an internal address of its own. */
    boolean isReading() {
        HttpServletRequest request = request();
        return request != null && request.getRequestURI().contains(READS_FROM);
    }

    /** It saves to the public one, marked as the web UI; so does the API page, which has none of the form's fields. */
    boolean isSaving(@Nullable String format, @Nullable String type) {
        HttpServletRequest request = request();
        return request != null && "true".equals(request.getHeader("X-Nexus-UI")) && format != null && type != null;
    }

    private @Nullable HttpServletRequest request() {
        try {
            return requests.get();
        } catch (OutOfScopeException | ProvisionException e) {
            return null;
        }
    }
}
