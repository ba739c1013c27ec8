package org.dockermirror.preset;

import io.swagger.annotations.Api;
import io.swagger.annotations.ApiOperation;
import io.swagger.annotations.ApiParam;
import io.swagger.annotations.ApiResponse;
import io.swagger.annotations.ApiResponses;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.apache.shiro.authz.annotation.RequiresAuthentication;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.dockermirror.routing.rest.DockerMirrorsApiResource;
import org.dockermirror.routing.rest.ProblemView;
import org.dockermirror.setup.file.InvalidMirrorFileException;
import org.dockermirror.setup.plan.Consent;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.rest.Resource;
import org.sonatype.nexus.rest.WebApplicationMessageException;

/** Plans and applies a {@code docker-mirror.yaml} that is sent. */
@Named
@Singleton
@Path(DockerMirrorsApiResource.PATH)
@Consumes(MediaType.TEXT_PLAIN)
@Produces(MediaType.APPLICATION_JSON)
@Api(DockerMirrorsApiResource.TITLE)
public class SetUpApiResource implements Resource {

    private static final String NEEDS = " Needs an administrator (nexus:*).";
    private static final String FORBIDDEN = "Without the permission nexus:*";
    private static final String REFUSED = "With one problem for each thing that is wrong in the file";
    private static final String ELSEWHERE =
            "The file cannot be put where the server's mirrors are written, or another run is"
                    + " under way; nothing has changed";
    private static final String ADOPT = "Whether what somebody else made under a wished name is taken over";

    private final SentFile file;

    @Inject
    public SetUpApiResource(SentFile file) {
        this.file = file;
    }

    @POST
    @Path("/plan")
    @ApiOperation(
            value = "Say what a docker-mirror.yaml would change on this server",
            notes = "Nothing is written." + NEEDS,
            response = PlanView.class)
    @ApiResponses({
        @ApiResponse(code = 400, message = REFUSED, response = ProblemView.class, responseContainer = "List"),
        @ApiResponse(code = 401, message = "Authentication required"),
        @ApiResponse(code = 403, message = FORBIDDEN),
        @ApiResponse(code = 409, message = ELSEWHERE)
    })
    @RequiresAuthentication
    @RequiresPermissions("nexus:*")
    public Response plan(
            @ApiParam(ADOPT) @QueryParam("adopt") @DefaultValue("false") boolean adopt, @Nullable String text) {
        return answer(text, sent -> file.plan(sent, consent(adopt)));
    }

    @POST
    @Path("/apply")
    @ApiOperation(
            value = "Put a docker-mirror.yaml into the server's own, and do what it wishes",
            notes =
                    "Adds or changes the mirrors that it names; the others, and settings that it does not name, stay as they"
                            + " are written. It is done when the answer comes; what is in the way stops it before anything is"
                            + " written." + NEEDS,
            response = PlanView.class)
    @ApiResponses({
        @ApiResponse(code = 400, message = REFUSED, response = ProblemView.class, responseContainer = "List"),
        @ApiResponse(code = 401, message = "Authentication required"),
        @ApiResponse(code = 403, message = FORBIDDEN),
        @ApiResponse(code = 409, message = ELSEWHERE)
    })
    @RequiresAuthentication
    @RequiresPermissions("nexus:*")
    public Response apply(
            @ApiParam(ADOPT) @QueryParam("adopt") @DefaultValue("false") boolean adopt, @Nullable String text) {
        return answer(text, sent -> file.apply(sent, consent(adopt)));
    }

    private static Consent consent(boolean adopt) {
        return adopt ? Consent.ADOPT : Consent.APPLY;
    }

    private static Response answer(@Nullable String text, Work work) {
        try {
            return Response.ok(work.on(text == null ? "" : text)).build();
        } catch (InvalidMirrorFileException e) {
            return DockerMirrorsApiResource.badRequest(e.problems().stream()
                    .map(problem -> new ProblemView(problem.position().line(), null, problem.toString()))
                    .collect(Collectors.toList()));
        } catch (CannotChangeListException e) {
            throw new WebApplicationMessageException(409, String.valueOf(e.getMessage()), MediaType.APPLICATION_JSON);
        }
    }

    /** What is done with the text. */
    private interface Work {
        PlanView on(String text) throws InvalidMirrorFileException, CannotChangeListException;
    }
}
