package org.dockermirror.format.access;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.format.config.DockerSettings;
import org.sonatype.nexus.repository.http.HttpResponses;
import org.sonatype.nexus.repository.view.ContentTypes;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.payloads.StringPayload;

/** Answers {@code /v2/}, by which clients learn that this is a registry and how to log in. */
@Named
@Singleton
public class PingHandler implements Handler {

    private final Caller caller;

    @Inject
    public PingHandler(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Response handle(Context context) {
        if (!caller.isAuthenticated()) {
            throw Challenges.of(
                    context, DockerSettings.of(context.getRepository().getConfiguration()));
        }
        return HttpResponses.ok(new StringPayload("{}", ContentTypes.APPLICATION_JSON));
    }
}
