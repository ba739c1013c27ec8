package org.dockermirror.format.rest;

import static org.sonatype.nexus.rest.ApiDocConstants.API_REPOSITORY_MANAGEMENT;
import static org.sonatype.nexus.rest.ApiDocConstants.AUTHENTICATION_REQUIRED;
import static org.sonatype.nexus.rest.ApiDocConstants.BAD_REQUEST;
import static org.sonatype.nexus.rest.ApiDocConstants.INSUFFICIENT_PERMISSIONS;
import static org.sonatype.nexus.rest.ApiDocConstants.REPOSITORY_CREATED;
import static org.sonatype.nexus.rest.ApiDocConstants.REPOSITORY_UPDATED;

import io.swagger.annotations.Api;
import io.swagger.annotations.ApiOperation;
import io.swagger.annotations.ApiParam;
import io.swagger.annotations.ApiResponse;
import io.swagger.annotations.ApiResponses;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Response;
import org.apache.shiro.authz.annotation.RequiresAuthentication;
import org.dockermirror.format.config.Fallbacks;
import org.dockermirror.format.config.ForeignLayerUrls;
import org.sonatype.nexus.repository.rest.api.AbstractProxyRepositoriesApiResource;
import org.sonatype.nexus.repository.rest.api.model.ProxyAttributes;
import org.sonatype.nexus.rest.ValidationErrorsException;
import org.sonatype.nexus.validation.Validate;

/** Creates, changes and shows Docker proxy repositories. */
@Api(API_REPOSITORY_MANAGEMENT)
public abstract class DockerProxyRepositoriesApiResource
        extends AbstractProxyRepositoriesApiResource<DockerProxyRepositoryApiRequest> {

    @ApiOperation("Create Docker proxy repository")
    @ApiResponses({
        @ApiResponse(code = 201, message = REPOSITORY_CREATED),
        @ApiResponse(code = 400, message = BAD_REQUEST),
        @ApiResponse(code = 401, message = AUTHENTICATION_REQUIRED),
        @ApiResponse(code = 403, message = INSUFFICIENT_PERMISSIONS)
    })
    @POST
    @RequiresAuthentication
    @Validate
    @Override
    public Response createRepository(DockerProxyRepositoryApiRequest request) {
        requireAddresses(request);
        return super.createRepository(request);
    }

    @ApiOperation("Update Docker proxy repository")
    @ApiResponses({
        @ApiResponse(code = 204, message = REPOSITORY_UPDATED),
        @ApiResponse(code = 400, message = BAD_REQUEST),
        @ApiResponse(code = 401, message = AUTHENTICATION_REQUIRED),
        @ApiResponse(code = 403, message = INSUFFICIENT_PERMISSIONS)
    })
    @PUT
    @Path("/{repositoryName}")
    @RequiresAuthentication
    @Validate
    @Override
    public Response updateRepository(
            DockerProxyRepositoryApiRequest request,
            @ApiParam("Name of the repository to update") @PathParam("repositoryName") String repositoryName) {
        requireAddresses(request);
        return super.updateRepository(request, repositoryName);
    }

    private static void requireAddresses(DockerProxyRepositoryApiRequest request) {
        DockerProxyAttributes dockerProxy = request.getDockerProxy();
        ProxyAttributes proxy = request.getProxy();
        if (dockerProxy != null) {
            ForeignLayerUrls.problem(dockerProxy.getForeignLayerUrlWhitelist()).ifPresent(problem -> {
                throw new ValidationErrorsException("dockerProxy." + ForeignLayerUrls.KEY, problem);
            });
        }
        if (dockerProxy != null && proxy != null) {
            Fallbacks.problem(proxy.getRemoteUrl(), dockerProxy.getFallbackUrls())
                    .ifPresent(problem -> {
                        throw new ValidationErrorsException("dockerProxy." + Fallbacks.KEY, problem);
                    });
        }
    }
}
