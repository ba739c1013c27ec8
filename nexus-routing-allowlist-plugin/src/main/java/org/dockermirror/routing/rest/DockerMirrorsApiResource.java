package org.dockermirror.routing.rest;

import io.swagger.annotations.Api;
import io.swagger.annotations.ApiOperation;
import io.swagger.annotations.ApiParam;
import io.swagger.annotations.ApiResponse;
import io.swagger.annotations.ApiResponses;
import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.EntityTag;
import javax.ws.rs.core.GenericEntity;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.apache.shiro.authz.annotation.RequiresAuthentication;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.dockermirror.allowlist.decision.Explanation;
import org.dockermirror.allowlist.decision.ImageReference;
import org.dockermirror.allowlist.name.InvalidNameException;
import org.dockermirror.routing.mirror.JudgedMirror;
import org.dockermirror.routing.mirror.ListSource;
import org.dockermirror.routing.observed.DeniedPulls;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.rest.Resource;

/** Shows the mirrors: their lists, what they allow, what they denied. */
@Named
@Singleton
@Path(DockerMirrorsApiResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Api(DockerMirrorsApiResource.TITLE)
public class DockerMirrorsApiResource implements Resource {

    /** Below {@code /service/rest}. */
    public static final String PATH = "/v1/docker-mirrors";

    /** The heading in the server's Swagger page. */
    public static final String TITLE = "Docker mirrors";

    private final MirrorsOfRest mirrors;
    private final DeniedPulls denied;

    @Inject
    public DockerMirrorsApiResource(MirrorsOfRest mirrors, DeniedPulls denied) {
        this.mirrors = mirrors;
        this.denied = denied;
    }

    @GET
    @ApiOperation(
            value = "List the Docker mirrors",
            notes = "Needs the privilege nx-docker-mirrors-read.",
            response = MirrorView.class,
            responseContainer = "List")
    @ApiResponses({
        @ApiResponse(code = 401, message = "Authentication required"),
        @ApiResponse(code = 403, message = "Without the privilege nx-docker-mirrors-read")
    })
    @RequiresAuthentication
    @RequiresPermissions(DockerMirrorPrivileges.READ)
    public List<MirrorView> getDockerMirrors() {
        return mirrors.all();
    }

    @GET
    @Path("/{repository}")
    @ApiOperation(
            value = "Get a Docker mirror",
            notes = "Needs the privilege nx-docker-mirrors-read.",
            response = MirrorView.class)
    @ApiResponses({
        @ApiResponse(code = 401, message = "Authentication required"),
        @ApiResponse(code = 403, message = "Without the privilege nx-docker-mirrors-read"),
        @ApiResponse(code = 404, message = "No such mirror")
    })
    @RequiresAuthentication
    @RequiresPermissions(DockerMirrorPrivileges.READ)
    public MirrorView getDockerMirror(@ApiParam("Name of the repository") @PathParam("repository") String repository) {
        return mirrors.view(mirrors.require(repository));
    }

    @GET
    @Path("/{repository}/check")
    @ApiOperation(
            value = "Say whether a mirror allows an image, and why",
            notes = "Needs the privilege nx-docker-mirrors-read.",
            response = CheckView.class)
    @ApiResponses({
        @ApiResponse(
                code = 400,
                message = "What was asked about is no image",
                response = ProblemView.class,
                responseContainer = "List"),
        @ApiResponse(code = 401, message = "Authentication required"),
        @ApiResponse(code = 403, message = "Without the privilege nx-docker-mirrors-read"),
        @ApiResponse(code = 404, message = "No such mirror")
    })
    @RequiresAuthentication
    @RequiresPermissions(DockerMirrorPrivileges.READ)
    public Response check(
            @ApiParam("Name of the repository") @PathParam("repository") String repository,
            @ApiParam(value = "Image as after docker pull, such as helloz/onenav:0.9.33", required = true)
                    @QueryParam("image")
                    @Nullable
                    String image) {
        JudgedMirror mirror = mirrors.require(repository);
        if (image == null) {
            return badRequest(List.of(new ProblemView(0, null, "say which image: ?image=helloz/onenav:0.9.33")));
        }
        try {
            return Response.ok(new CheckView(
                            Explanation.of(mirrors.conditionWithPositions(mirror), ImageReference.parse(image))))
                    .build();
        } catch (InvalidNameException e) {
            return badRequest(List.of(new ProblemView(0, image, String.valueOf(e.getMessage()))));
        }
    }

    @GET
    @Path("/{repository}/denied")
    @ApiOperation(
            value = "List a mirror's recent denials, the latest first",
            notes = "At most 1,000 of the last 7 days. Needs the privilege nx-docker-mirrors-denied-read.",
            response = DeniedView.class,
            responseContainer = "List")
    @ApiResponses({
        @ApiResponse(code = 401, message = "Authentication required"),
        @ApiResponse(code = 403, message = "Without the privilege nx-docker-mirrors-denied-read"),
        @ApiResponse(code = 404, message = "No such mirror")
    })
    @RequiresAuthentication
    @RequiresPermissions(DockerMirrorPrivileges.READ_DENIED)
    public List<DeniedView> getDenied(@ApiParam("Name of the repository") @PathParam("repository") String repository) {
        return denied.of(mirrors.require(repository).repository()).stream()
                .map(DeniedView::new)
                .collect(Collectors.toList());
    }

    @GET
    @Path("/{repository}/allow-list")
    @ApiOperation(
            value = "Get a mirror's allow-list",
            notes = "The header ETag is what a change of the list needs as If-Match. Needs the privilege"
                    + " nx-docker-mirrors-read.",
            response = AllowListView.class)
    @ApiResponses({
        @ApiResponse(code = 401, message = "Authentication required"),
        @ApiResponse(code = 403, message = "Without the privilege nx-docker-mirrors-read"),
        @ApiResponse(code = 404, message = "No such mirror")
    })
    @RequiresAuthentication
    @RequiresPermissions(DockerMirrorPrivileges.READ)
    public Response getAllowList(@ApiParam("Name of the repository") @PathParam("repository") String repository) {
        return answer(mirrors, mirrors.require(repository));
    }

    /** The mirror's list as an answer of status 200, with the tag that its next change needs. */
    public static Response answer(MirrorsOfRest mirrors, JudgedMirror mirror) {
        return Response.ok(mirrors.listOf(mirror))
                .tag(mirrors.sourceOf(mirror)
                        .map(ListSource::etag)
                        .map(EntityTag::new)
                        .orElse(null))
                .build();
    }

    /** What was sent is wrong: an answer of status 400 with everything that is. */
    public static Response badRequest(List<ProblemView> problems) {
        return Response.status(Response.Status.BAD_REQUEST)
                .entity(new GenericEntity<List<ProblemView>>(problems) {})
                .build();
    }
}
