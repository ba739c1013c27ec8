package org.dockermirror.preset;

import io.swagger.annotations.Api;
import io.swagger.annotations.ApiOperation;
import io.swagger.annotations.ApiParam;
import io.swagger.annotations.ApiResponse;
import io.swagger.annotations.ApiResponses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import javax.ws.rs.Consumes;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.EntityTag;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Request;
import javax.ws.rs.core.Response;
import org.apache.shiro.authz.annotation.RequiresAuthentication;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.dockermirror.routing.mirror.JudgedMirror;
import org.dockermirror.routing.mirror.WishedMirror;
import org.dockermirror.routing.rest.AllowListView;
import org.dockermirror.routing.rest.DockerMirrorPrivileges;
import org.dockermirror.routing.rest.DockerMirrorsApiResource;
import org.dockermirror.routing.rest.MirrorsOfRest;
import org.dockermirror.routing.rest.ProblemView;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.rest.Resource;
import org.sonatype.nexus.rest.WebApplicationMessageException;

/** Changes the mirrors' allow-lists where they are written. */
@Named
@Singleton
@Path(DockerMirrorsApiResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Api(DockerMirrorsApiResource.TITLE)
public class AllowListApiResource implements Resource {

    private static final String NOTE = " The change is written to where the list comes from, and is in force when the"
            + " answer comes. Needs the privilege nx-docker-mirrors-update.";
    private static final String REFUSED = "With one problem for each entry that is wrong; nothing has changed";
    private static final String FORBIDDEN = "Without the privilege nx-docker-mirrors-update";
    private static final String ELSEWHERE = "The list is written where it cannot be changed from here";
    private static final int PRECONDITION_REQUIRED = 428;

    private final MirrorsOfRest mirrors;
    private final AllowListEditor editor;

    @Inject
    public AllowListApiResource(MirrorsOfRest mirrors, AllowListEditor editor) {
        this.mirrors = mirrors;
        this.editor = editor;
    }

    @PUT
    @Path("/{repository}/allow-list")
    @ApiOperation(value = "Replace a mirror's allow-list", notes = "All of it." + NOTE, response = AllowListView.class)
    @ApiResponses({
        @ApiResponse(code = 400, message = REFUSED, response = ProblemView.class, responseContainer = "List"),
        @ApiResponse(code = 401, message = "Authentication required"),
        @ApiResponse(code = 403, message = FORBIDDEN),
        @ApiResponse(code = 404, message = "No such mirror"),
        @ApiResponse(code = 409, message = ELSEWHERE),
        @ApiResponse(code = 412, message = "The list has changed since it was read"),
        @ApiResponse(code = 428, message = "Without the header If-Match")
    })
    @RequiresAuthentication
    @RequiresPermissions(DockerMirrorPrivileges.UPDATE)
    public Response putAllowList(
            @ApiParam("Name of the repository") @PathParam("repository") String repository,
            @ApiParam(value = "The ETag of the list that this one replaces", required = true)
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @Nullable AllowListChange change,
            @Context Request request) {
        JudgedMirror mirror = mirrors.require(repository);
        if (ifMatch == null) {
            throw refused(
                    PRECONDITION_REQUIRED,
                    "send the header If-Match with the ETag of the list that this one replaces, from GET "
                            + DockerMirrorsApiResource.PATH + "/" + repository + "/allow-list");
        }
        List<@Nullable String> sent = change == null ? null : change.getEntries();
        if (sent == null) {
            return badRequest("send {\"entries\": [\"helloz/**\"]}");
        }
        WishedMirror owner = owner(mirror);
        List<String> entries = texts(sent);
        return changed(
                mirror,
                entries,
                () -> editor.replace(
                        owner, entries, etag -> request.evaluatePreconditions(new EntityTag(etag)) == null));
    }

    @POST
    @Path("/{repository}/allow")
    @ApiOperation(
            value = "Add an entry to a mirror's allow-list",
            notes = "An entry that is there already stays as it is." + NOTE,
            response = AllowListView.class)
    @ApiResponses({
        @ApiResponse(code = 400, message = REFUSED, response = ProblemView.class, responseContainer = "List"),
        @ApiResponse(code = 401, message = "Authentication required"),
        @ApiResponse(code = 403, message = FORBIDDEN),
        @ApiResponse(code = 404, message = "No such mirror"),
        @ApiResponse(code = 409, message = ELSEWHERE)
    })
    @RequiresAuthentication
    @RequiresPermissions(DockerMirrorPrivileges.UPDATE)
    public Response allow(
            @ApiParam("Name of the repository") @PathParam("repository") String repository,
            @Nullable AllowChange change) {
        JudgedMirror mirror = mirrors.require(repository);
        String entry = change == null ? null : change.getEntry();
        if (entry == null) {
            return badRequest("send {\"entry\": \"helloz/**\"}");
        }
        WishedMirror owner = owner(mirror);
        return changed(mirror, Collections.singletonList(entry), () -> editor.add(owner, entry));
    }

    private Response changed(JudgedMirror mirror, List<String> sent, Change change) {
        try {
            change.make();
        } catch (InvalidAllowListException e) {
            return DockerMirrorsApiResource.badRequest(e.problems().stream()
                    .map(problem -> new ProblemView(
                            problem.position().line(),
                            sent.get(problem.position().line() - 1),
                            problem.message()))
                    .collect(Collectors.toList()));
        } catch (CannotChangeListException e) {
            throw refused(e.isChangedMeanwhile() ? 412 : 409, String.valueOf(e.getMessage()));
        }
        return DockerMirrorsApiResource.answer(mirrors, mirror);
    }

    private WishedMirror owner(JudgedMirror mirror) {
        WishedMirror owner = mirrors.listOwner(mirror)
                .orElseThrow(() -> refused(
                        409,
                        "repository \"" + mirror.repository()
                                + "\" carries a routing rule of this product that belongs to no configured mirror; name"
                                + " the repository in docker-mirror.yaml"));
        if (!owner.repository().equals(mirror.repository())) {
            throw refused(
                    409,
                    "the allow-list of repository \"" + mirror.repository() + "\" is that of \"" + owner.repository()
                            + "\", whose routing rule it carries; change it there");
        }
        return owner;
    }

    /** A null is an empty entry, which the list refuses in words. */
    private static List<String> texts(List<@Nullable String> sent) {
        List<String> texts = new ArrayList<>();
        sent.forEach(text -> texts.add(text == null ? "" : text));
        return texts;
    }

    private static Response badRequest(String message) {
        return DockerMirrorsApiResource.badRequest(Collections.singletonList(new ProblemView(0, null, message)));
    }

    private static WebApplicationException refused(int status, String message) {
        return new WebApplicationMessageException(status, message, MediaType.APPLICATION_JSON);
    }

    /** One change of a list. */
    private interface Change {
        void make() throws InvalidAllowListException, CannotChangeListException;
    }
}
