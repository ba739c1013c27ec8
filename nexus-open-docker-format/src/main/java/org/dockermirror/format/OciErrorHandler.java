package org.dockermirror.format;

import java.io.IOException;
import java.net.SocketTimeoutException;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.error.OciErrors;
import org.dockermirror.format.error.RegistryException;
import org.dockermirror.format.error.StorageException;
import org.dockermirror.format.request.RegistryPath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonatype.nexus.common.app.FrozenException;
import org.sonatype.nexus.repository.BadRequestException;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Response;

/**
 * Makes every answer one of a registry: the version header on each, and OCI error JSON for whatever went wrong further
 * in – errors of ours, exceptions of the server, and refusals without a body such as the routing rule's.
 */
@Named
@Singleton
public class OciErrorHandler implements Handler {

    private static final Logger log = LoggerFactory.getLogger(OciErrorHandler.class);
    private static final String API_VERSION = "Docker-Distribution-Api-Version";

    @Override
    public Response handle(Context context) {
        Response response = answer(context);
        if (response.getPayload() == null
                && !response.getStatus().isSuccessful()
                && response.getStatus().getCode() >= 400) {
            response = withBody(context, response);
        }
        response.getHeaders().replace(API_VERSION, "registry/2.0");
        return response;
    }

    private static Response answer(Context context) {
        try {
            return context.proceed();
        } catch (RegistryException e) {
            return OciErrors.response(e);
        } catch (BadRequestException e) {
            return OciErrors.response(400, ErrorCode.NAME_INVALID, String.valueOf(e.getMessage()))
                    .build();
        } catch (FrozenException e) {
            return OciErrors.response(503, ErrorCode.UNAVAILABLE, "this server is read-only at the moment")
                    .build();
        } catch (StorageException e) {
            log.warn(
                    "{} {}: {}",
                    context.getRequest().getAction(),
                    context.getRequest().getPath(),
                    String.valueOf(e.getCause()));
            return OciErrors.response(503, ErrorCode.UNAVAILABLE, String.valueOf(e.getMessage()))
                    .build();
        } catch (SocketTimeoutException e) {
            return OciErrors.response(
                            504,
                            ErrorCode.UNAVAILABLE,
                            "the upstream registry did not answer in time, and this is not in the cache")
                    .build();
        } catch (IOException e) {
            log.debug(
                    "{} {}: {}",
                    context.getRequest().getAction(),
                    context.getRequest().getPath(),
                    e.toString());
            return OciErrors.response(
                            503,
                            ErrorCode.UNAVAILABLE,
                            "the upstream registry cannot be reached, and this is not in the cache")
                    .build();
        } catch (Exception e) {
            log.error(
                    "{} {}",
                    context.getRequest().getAction(),
                    context.getRequest().getPath(),
                    e);
            return OciErrors.response(500, ErrorCode.UNKNOWN, "internal error; the server's log has it")
                    .build();
        }
    }

    /** The status and headers stay as they are: a challenge or Retry-After of a stock handler belongs to its answer. */
    private static Response withBody(Context context, Response response) {
        int status = response.getStatus().getCode();
        String message = response.getStatus().getMessage();
        ErrorCode code = codeFor(context, status);
        Response body = OciErrors.response(status, code, message == null ? sentence(code) : message)
                .build();
        return new Response.Builder().copy(response).payload(body.getPayload()).build();
    }

    private static ErrorCode codeFor(Context context, int status) {
        switch (status) {
            case 401:
                return ErrorCode.UNAUTHORIZED;
            case 403:
                return ErrorCode.DENIED;
            case 404:
                return unknown(RegistryPath.parse(
                        context.getRequest().getPath(), context.getRepository().getName()));
            case 405:
                return ErrorCode.UNSUPPORTED;
            case 429:
                return ErrorCode.TOOMANYREQUESTS;
            case 503:
                return ErrorCode.UNAVAILABLE;
            default:
                return ErrorCode.UNKNOWN;
        }
    }

    private static ErrorCode unknown(RegistryPath path) {
        switch (path.kind()) {
            case MANIFEST:
                return ErrorCode.MANIFEST_UNKNOWN;
            case BLOB:
                return ErrorCode.BLOB_UNKNOWN;
            case TAGS:
            case REFERRERS:
                return ErrorCode.NAME_UNKNOWN;
            default:
                return ErrorCode.UNSUPPORTED;
        }
    }

    private static String sentence(ErrorCode code) {
        switch (code) {
            case MANIFEST_UNKNOWN:
                return "manifest unknown";
            case BLOB_UNKNOWN:
                return "blob unknown to registry";
            case NAME_UNKNOWN:
                return "repository name not known to registry";
            case UNAUTHORIZED:
                return "authentication required";
            case DENIED:
                return "requested access to the resource is denied";
            default:
                return "the operation is unsupported";
        }
    }
}
