package org.dockermirror.format.request;

import java.util.Set;
import org.dockermirror.format.request.RegistryPath.Kind;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Matcher;

/** Matches requests by method and by what their path asks for. */
public final class RegistryPathMatcher implements Matcher {

    private final Set<String> methods;
    private final Set<Kind> kinds;

    private RegistryPathMatcher(Set<String> methods, Set<Kind> kinds) {
        this.methods = methods;
        this.kinds = kinds;
    }

    public static RegistryPathMatcher reading(Kind... kinds) {
        return new RegistryPathMatcher(Set.of("GET", "HEAD"), Set.of(kinds));
    }

    /** The token end point is the only one that answers POST. */
    public static RegistryPathMatcher token() {
        return new RegistryPathMatcher(Set.of("GET", "HEAD", "POST"), Set.of(Kind.TOKEN));
    }

    @Override
    public boolean matches(Context context) {
        String repository = context.getRepository().getName();
        return methods.contains(context.getRequest().getAction())
                && kinds.contains(RegistryPath.parse(context.getRequest().getPath(), repository)
                        .kind());
    }
}
