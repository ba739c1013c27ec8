package org.dockermirror.format.group;

import static java.util.Objects.requireNonNull;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.group.GroupFacet;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Payload;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.Status;
import org.sonatype.nexus.repository.view.ViewFacet;
import org.sonatype.nexus.repository.view.payloads.StringPayload;

/** A group whose members answer what the test says, and what they were asked. */
final class FakeGroup {

    /** What a member answers. */
    @FunctionalInterface
    interface Answer {
        Response to(Request request) throws Exception;
    }

    /** Each as {@code member GET /v2/…}. */
    final List<String> asked = new ArrayList<>();

    private final List<Repository> members = new ArrayList<>();
    private final Repository repository = mock(Repository.class);

    FakeGroup() {
        GroupFacet facet = mock(GroupFacet.class);
        when(facet.members()).thenReturn(members);
        when(repository.getName()).thenReturn("group");
        when(repository.facet(GroupFacet.class)).thenReturn(facet);
    }

    FakeGroup with(String name, int status, String body) {
        return with(name, true, request -> response(status, body));
    }

    FakeGroup with(String name, boolean online, Answer answer) {
        try {
            ViewFacet view = mock(ViewFacet.class);
            when(view.dispatch(any(), any())).thenAnswer(call -> {
                Request request = call.getArgument(0);
                asked.add(name + " " + request.getAction() + " " + request.getPath());
                return answer.to(request);
            });
            Configuration configuration = mock(Configuration.class);
            when(configuration.isOnline()).thenReturn(online);
            Repository member = mock(Repository.class);
            when(member.getName()).thenReturn(name);
            when(member.getConfiguration()).thenReturn(configuration);
            when(member.facet(ViewFacet.class)).thenReturn(view);
            members.add(member);
            return this;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    Response answer(Handler handler, Request request) throws Exception {
        return handler.handle(new Context(repository, request));
    }

    static Request get(String path, String... query) {
        Request.Builder request = new Request.Builder().action("GET").path(path);
        for (int i = 0; i < query.length; i += 2) {
            request.parameter(query[i], query[i + 1]);
        }
        return request.build();
    }

    static Response response(int status, String body) {
        return new Response.Builder()
                .status(new Status(status < 400, status))
                .payload(new StringPayload(body, "application/json"))
                .build();
    }

    static String text(Response response) throws IOException {
        Payload payload = requireNonNull(response.getPayload());
        return new String(payload.openInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
