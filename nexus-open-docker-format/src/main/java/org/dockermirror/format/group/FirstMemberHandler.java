package org.dockermirror.format.group;

import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Response;

/** Answers requests for manifests and blobs with what the first member has that has it, whatever the others before it say. */
@Named
@Singleton
public class FirstMemberHandler implements Handler {

    @Override
    public Response handle(Context context) throws Exception {
        checkWellFormed(context);
        Members members = Members.of(context);
        Refusals refusals = new Refusals();
        for (Repository member : members.online()) {
            Response response = members.ask(member, context.getRequest());
            if (has(response)) {
                return response;
            }
            refusals.add(response);
        }
        return refusals.mostTelling();
    }

    /** Before a member is asked: each would say so. */
    static RegistryPath checkWellFormed(Context context) {
        RegistryPath path = RegistryPath.parse(
                context.getRequest().getPath(), context.getRepository().getName());
        ImageRequest.of(path, false);
        return path;
    }

    /** Also where the client's condition or range does not fit what is there. */
    private static boolean has(Response response) {
        int status = response.getStatus().getCode();
        return status < 400 || status == 412 || status == 416;
    }
}
