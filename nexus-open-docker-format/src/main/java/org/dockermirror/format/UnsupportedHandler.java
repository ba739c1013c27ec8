package org.dockermirror.format;

import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.error.RegistryException;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Response;

/** Refuses what a pull-only repository does not do: writes by 405, end points it does not have by 404. */
@Named
@Singleton
public class UnsupportedHandler implements Handler {

    @Override
    public Response handle(Context context) {
        String method = context.getRequest().getAction();
        if (method.equals("GET") || method.equals("HEAD")) {
            throw new RegistryException(
                    404, ErrorCode.UNSUPPORTED, "this path is not of the registry API that this repository serves");
        }
        throw new RegistryException(
                405, ErrorCode.UNSUPPORTED, "this repository is pull-only", java.util.Map.of("Allow", "GET, HEAD"));
    }
}
