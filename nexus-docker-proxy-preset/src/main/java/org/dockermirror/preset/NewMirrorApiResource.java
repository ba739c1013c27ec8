package org.dockermirror.preset;

import io.swagger.annotations.Api;
import io.swagger.annotations.ApiOperation;
import io.swagger.annotations.ApiParam;
import io.swagger.annotations.ApiResponse;
import io.swagger.annotations.ApiResponses;
import java.util.Map;
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
import org.apache.shiro.authz.annotation.RequiresAuthentication;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.dockermirror.routing.rest.DockerMirrorsApiResource;
import org.dockermirror.setup.file.InvalidMirrorFileException;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.rest.Resource;
import org.sonatype.nexus.rest.ValidationErrorXO;
import org.sonatype.nexus.rest.ValidationErrorsException;
import org.sonatype.nexus.rest.WebApplicationMessageException;

/** Creates a mirror. */
@Named
@Singleton
@Path(DockerMirrorsApiResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Api(DockerMirrorsApiResource.TITLE)
public class NewMirrorApiResource implements Resource {

    private final MirrorCreation creation;

    @Inject
    public NewMirrorApiResource(MirrorCreation creation) {
        this.creation = creation;
    }

    @POST
    @ApiOperation(
            value = "Create a Docker mirror",
            notes =
                    "Adds it to the server's own docker-mirror.yaml, the others kept as they are written. It is made when"
                            + " the answer comes; what is in the way stops it before anything is written. Needs an administrator"
                            + " (nexus:*).",
            response = PlanView.class)
    @ApiResponses({
        @ApiResponse(
                code = 400,
                message = "With one problem for each field that is wrong",
                response = ValidationErrorXO.class,
                responseContainer = "List"),
        @ApiResponse(code = 401, message = "Authentication required"),
        @ApiResponse(code = 403, message = "Without the permission nexus:*"),
        @ApiResponse(
                code = 409,
                message =
                        "It cannot be written where the server's mirrors are, or another run is under way; nothing has changed")
    })
    @RequiresAuthentication
    @RequiresPermissions("nexus:*")
    public PlanView createDockerMirror(
            @ApiParam("Whether to say what it would change, and write nothing")
                    @QueryParam("plan")
                    @DefaultValue("false")
                    boolean plan,
            @Nullable NewMirror mirror) {
        MirrorForm form = (mirror == null ? new NewMirror() : mirror).form();
        requireValid(form.problems());
        try {
            return plan ? creation.plan(form) : creation.create(form);
        } catch (InvalidMirrorFileException e) {
            throw refused(String.valueOf(e.getMessage()));
        } catch (CannotChangeListException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private static void requireValid(Map<String, String> problems) {
        ValidationErrorsException errors = new ValidationErrorsException();
        problems.forEach(errors::withError);
        if (!problems.isEmpty()) {
            throw errors;
        }
    }

    private static WebApplicationMessageException refused(String message) {
        return new WebApplicationMessageException(409, message, MediaType.APPLICATION_JSON);
    }
}
