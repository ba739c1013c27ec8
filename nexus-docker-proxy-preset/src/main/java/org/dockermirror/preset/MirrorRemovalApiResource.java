package org.dockermirror.preset;

import io.swagger.annotations.Api;
import io.swagger.annotations.ApiOperation;
import io.swagger.annotations.ApiParam;
import io.swagger.annotations.ApiResponse;
import io.swagger.annotations.ApiResponses;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.apache.shiro.authz.annotation.RequiresAuthentication;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.dockermirror.routing.rest.DockerMirrorsApiResource;
import org.dockermirror.routing.rest.MirrorsOfRest;
import org.sonatype.nexus.rest.Resource;
import org.sonatype.nexus.rest.WebApplicationMessageException;

/** Takes a mirror back. */
@Named
@Singleton
@Path(DockerMirrorsApiResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Api(DockerMirrorsApiResource.TITLE)
public class MirrorRemovalApiResource implements Resource {

    private final MirrorsOfRest mirrors;
    private final MirrorRemoval removal;

    @Inject
    public MirrorRemovalApiResource(MirrorsOfRest mirrors, MirrorRemoval removal) {
        this.mirrors = mirrors;
        this.removal = removal;
    }

    @DELETE
    @Path("/{repository}")
    @ApiOperation(
            value = "Remove a Docker mirror",
            notes = "Takes it out of where it is written, and takes back what was made for it and nothing else: first"
                    + " what lets users without a login pull, then the repository with what it has cached, then its"
                    + " routing rule. Role, realm and anonymous access go with the last mirror; what somebody else made"
                    + " stays. It is done when the answer comes. Needs an administrator (nexus:*).",
            response = PlanView.class)
    @ApiResponses({
        @ApiResponse(code = 401, message = "Authentication required"),
        @ApiResponse(code = 403, message = "Without the permission nexus:*"),
        @ApiResponse(code = 404, message = "No such mirror"),
        @ApiResponse(
                code = 409,
                message =
                        "It cannot be taken out of where it is written, or another run is under way; nothing has changed")
    })
    @RequiresAuthentication
    @RequiresPermissions("nexus:*")
    public PlanView removeDockerMirror(
            @ApiParam("Name of the repository") @PathParam("repository") String repository,
            @ApiParam("Other mirrors to remove with it: what lets users without a login pull goes with the last")
                    @QueryParam("also")
                    List<String> also,
            @ApiParam(
                            "Whether the repository stays, with what it has cached and its routing rule; it refuses every pull")
                    @QueryParam("keepRepository")
                    @DefaultValue("false")
                    boolean keepRepository,
            @ApiParam("Whether to say what it would take away, and change nothing")
                    @QueryParam("plan")
                    @DefaultValue("false")
                    boolean plan) {
        Set<String> repositories = new LinkedHashSet<>();
        repositories.add(repository);
        repositories.addAll(also);
        repositories.forEach(mirrors::require);
        try {
            return plan ? removal.plan(repositories, keepRepository) : removal.remove(repositories, keepRepository);
        } catch (CannotChangeListException e) {
            throw new WebApplicationMessageException(409, String.valueOf(e.getMessage()), MediaType.APPLICATION_JSON);
        }
    }
}
