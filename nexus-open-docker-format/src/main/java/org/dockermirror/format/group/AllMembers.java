package org.dockermirror.format.group;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Parameters;
import org.sonatype.nexus.repository.view.Payload;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;

/** What all members of a group say to a question whose answers are put together. */
final class AllMembers {

    private static final String WARNING = "Warning";

    private final List<byte[]> bodies = new ArrayList<>();
    private final Refusals refusals = new Refusals();
    private @Nullable String warning;

    private AllMembers() {}

    /** Asks each for all it has, whatever part of it the client wants to see. */
    static AllMembers asked(Context context) throws Exception {
        Request whole = new Request.Builder()
                .copy(context.getRequest())
                .action("GET")
                .parameters(new Parameters())
                .build();
        Members members = Members.of(context);
        AllMembers all = new AllMembers();
        for (Repository member : members.online()) {
            all.add(member, members.ask(member, whole));
        }
        return all;
    }

    private void add(Repository member, Response response) throws IOException {
        Payload payload = response.getPayload();
        if (response.getStatus().getCode() != 200 || payload == null) {
            refusals.add(response);
            if (Refusals.isTrouble(response)) {
                warn("199 - \"Member " + member.getName() + " answered "
                        + response.getStatus().getCode() + "; what it has is missing here\"");
            }
            return;
        }
        try (InputStream in = payload.openInputStream()) {
            bodies.add(in.readAllBytes());
        }
        warn(response.getHeaders().get(WARNING));
    }

    private void warn(@Nullable String text) {
        if (warning == null) {
            warning = text;
        }
    }

    /** The answers of those who answer, in the order of the members. */
    List<byte[]> bodies() {
        return bodies;
    }

    /** Why there is no answer at all. */
    Response refusal() {
        return refusals.mostTelling();
    }

    /** Says in the response what is stale or missing in it. */
    Response warned(Response response) {
        if (warning != null) {
            response.getHeaders().replace(WARNING, warning);
        }
        return response;
    }
}
