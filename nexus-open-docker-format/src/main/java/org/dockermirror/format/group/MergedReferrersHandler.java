package org.dockermirror.format.group;

import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.format.pull.Referrers;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Response;

/** Answers requests for referrers with those that any member lists, each once. */
@Named
@Singleton
public class MergedReferrersHandler implements Handler {

    @Override
    public Response handle(Context context) throws Exception {
        FirstMemberHandler.checkWellFormed(context);
        AllMembers members = AllMembers.asked(context);
        if (members.bodies().isEmpty()) {
            return members.refusal();
        }
        Referrers all = Referrers.NONE;
        for (byte[] body : members.bodies()) {
            all = all.and(Referrers.parse(body));
        }
        String artifactType = context.getRequest().getParameters().get("artifactType");
        return members.warned(all.unique().response(artifactType));
    }
}
