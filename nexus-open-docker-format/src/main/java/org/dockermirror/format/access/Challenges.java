package org.dockermirror.format.access;

import java.util.Map;
import org.dockermirror.format.config.DockerSettings;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.error.RegistryException;
import org.dockermirror.format.request.RegistryPath;
import org.sonatype.nexus.repository.view.Context;

/** The 401 that tells a client how to come back: with a bearer token, or with a login. */
final class Challenges {

    private static final String HEADER = "WWW-Authenticate";
    private static final String BASIC = "BASIC realm=\"Sonatype Nexus Repository Manager\"";

    private Challenges() {}

    static RegistryException of(Context context, DockerSettings settings) {
        return settings.forceBasicAuth() ? basic("authentication required") : bearer(context);
    }

    static RegistryException basic(String message) {
        return new RegistryException(401, ErrorCode.UNAUTHORIZED, message, Map.of(HEADER, BASIC));
    }

    private static RegistryException bearer(Context context) {
        String address = TokenAddress.of(context);
        RegistryPath path = RegistryPath.parse(
                context.getRequest().getPath(), context.getRepository().getName());
        String scope = path.name().isEmpty() || path.name().indexOf('"') >= 0
                ? ""
                : ",scope=\"repository:" + path.name() + ":pull\"";
        String challenge = "Bearer realm=\"" + address + "\",service=\"" + address + "\"" + scope;
        return new RegistryException(401, ErrorCode.UNAUTHORIZED, "authentication required", Map.of(HEADER, challenge));
    }
}
