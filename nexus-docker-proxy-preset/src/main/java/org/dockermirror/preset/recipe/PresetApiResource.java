package org.dockermirror.preset.recipe;

import static org.sonatype.nexus.rest.ApiDocConstants.API_REPOSITORY_MANAGEMENT;
import static org.sonatype.nexus.rest.ApiDocConstants.AUTHENTICATION_REQUIRED;

import io.swagger.annotations.Api;
import io.swagger.annotations.ApiOperation;
import io.swagger.annotations.ApiResponse;
import io.swagger.annotations.ApiResponses;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.apache.shiro.authz.annotation.RequiresAuthentication;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.dockermirror.preset.CannotChangeListException;
import org.dockermirror.preset.ChosenSettings;
import org.dockermirror.preset.MirrorCreation;
import org.dockermirror.preset.PlanView;
import org.dockermirror.setup.file.InvalidMirrorFileException;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.rest.api.RepositoriesApiResourceV1;
import org.sonatype.nexus.rest.Resource;
import org.sonatype.nexus.rest.ValidationErrorXO;
import org.sonatype.nexus.rest.WebApplicationMessageException;

/** Creates a mirror from what the server's form for proxy repositories has; the form saves here. */
@Named
@Singleton
@Path(PresetApiResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Api(API_REPOSITORY_MANAGEMENT)
public class PresetApiResource implements Resource {

    static final String PATH = RepositoriesApiResourceV1.RESOURCE_URI + "/" + PresetFormat.NAME + "/proxy";
    static final String ADDRESS = "/service/rest" + PATH;

    private static final int CONFLICT = 409;
    private static final int NOT_MADE = 500;

    private final PresetRequestCheck check;
    private final ChosenSettings chosen;
    private final MirrorCreation creation;

    @Inject
    public PresetApiResource(PresetRequestCheck check, ChosenSettings chosen, MirrorCreation creation) {
        this.check = check;
        this.chosen = chosen;
        this.creation = creation;
    }

    @POST
    @ApiOperation(
            value = "Create Docker mirror",
            notes = "name and proxy.remoteUrl are enough. The mirror is whole when the answer comes: a Docker proxy"
                    + " repository with a routing rule of its own, and what lets anonymous users pull what is on its"
                    + " allow-list. The list is empty, so it refuses every image until entries are added. Needs an"
                    + " administrator (nexus:*).")
    @ApiResponses({
        @ApiResponse(code = 201, message = "The mirror is created"),
        @ApiResponse(
                code = 400,
                message = "With one problem for each field that is wrong; nothing was written",
                response = ValidationErrorXO.class,
                responseContainer = "List"),
        @ApiResponse(code = 401, message = AUTHENTICATION_REQUIRED),
        @ApiResponse(code = 403, message = "Without the permission nexus:*"),
        @ApiResponse(code = 409, message = "It cannot be written where the server's mirrors are"),
        @ApiResponse(code = 500, message = "It is written down, but not whole yet; it is tried again")
    })
    @RequiresAuthentication
    @RequiresPermissions("nexus:*")
    public Response createDockerMirrorRepository(@Nullable PresetRequest sent) {
        PresetRequest request = sent == null ? empty() : sent;
        check.problems(request).requireNone();
        PlanView made = create(request);
        inTheWay(made.getConflicts()).requireNone();
        if ("FAILED".equals(made.getState())) {
            throw refused(
                    NOT_MADE,
                    "The mirror is written in docker-mirror.yaml, but not whole yet: "
                            + String.join("; ", made.getOpen()));
        }
        return Response.status(Response.Status.CREATED).build();
    }

    private PlanView create(PresetRequest request) {
        String repository = request.repository();
        chosen.choose(repository, check.settings(request));
        boolean isWritten = false;
        try {
            PlanView made = creation.create(PresetRequestCheck.form(request));
            isWritten = made.getConflicts().isEmpty();
            return made;
        } catch (InvalidMirrorFileException e) {
            throw refused(CONFLICT, String.valueOf(e.getMessage()));
        } catch (CannotChangeListException e) {
            throw refused(CONFLICT, String.valueOf(e.getMessage()));
        } finally {
            if (!isWritten) {
                chosen.forget(repository);
            }
        }
    }

    /** Things of names that the mirror would give; they follow from the repository's. */
    private static FieldProblems inTheWay(List<String> conflicts) {
        FieldProblems problems = new FieldProblems();
        if (!conflicts.isEmpty()) {
            problems.add("name", String.join("; ", conflicts));
        }
        return problems;
    }

    private static PresetRequest empty() {
        return new PresetRequest(null, null, null, null, null, null, null, null, null);
    }

    private static WebApplicationMessageException refused(int status, String message) {
        return new WebApplicationMessageException(status, message, MediaType.APPLICATION_JSON);
    }
}
