package org.dockermirror.routing.content;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;
import org.dockermirror.allowlist.request.RegistryRequest.ManifestByDigest;
import org.dockermirror.allowlist.request.RegistryRequest.ManifestByTag;
import org.dockermirror.allowlist.request.RegistryRequest.OfImage;
import org.dockermirror.allowlist.rule.Scope;
import org.dockermirror.routing.mirror.JudgedMirror;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.content.facet.ContentFacet;
import org.sonatype.nexus.repository.content.fluent.FluentAsset;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Payload;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.ViewFacet;

/**
 * Reads manifests through a Nexus repository, as its clients do: from the cache where they are there, and with whatever
 * format the repository is of. The requests carry a mark, so that they are not judged themselves. They are part of the
 * client's, whose permission the server has checked, as a group asks its members: where the client came through one, it may
 * have no permission but that. Nothing that is read is shown to the client.
 */
final class RepositorySource implements ImageSource {

    private static final Logger log = LoggerFactory.getLogger(RepositorySource.class);

    private static final String MARK = RepositorySource.class.getName();

    private static final int MOST_CACHED = 500;

    private static final List<String> MANIFEST_TYPES = List.of(
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.docker.distribution.manifest.v2+json");

    private final Repository repository;
    private final JudgedMirror mirror;
    private final ImageName image;
    private final Context client;
    private final Learner learner;

    /**
     * @param image as the client spelled it
     * @param client the request that the look-up is for, and the repository that has it
     */
    RepositorySource(JudgedMirror mirror, ImageName image, Context client, Learner learner) {
        this.repository = client.getRepository();
        this.mirror = mirror;
        this.image = image;
        this.client = client;
        this.learner = learner;
    }

    /** Whether the request is one of a look-up. */
    static boolean isAskedBy(Context context) {
        return context.getRequest().getAttributes().contains(MARK);
    }

    @Override
    public Outcome read(String reference) {
        OfImage request = Digest.isValid(reference)
                ? new ManifestByDigest(image, Digest.parse(reference))
                : new ManifestByTag(image, Tag.parse(reference));
        try {
            Response response = get("/manifests/" + reference);
            try {
                Response learned =
                        learner.from(mirror, "GET", request, response).response();
                close(learned.getPayload());
            } finally {
                close(response.getPayload());
            }
            int status = response.getStatus().getCode();
            return status == 200 ? Outcome.READ : status == 404 ? Outcome.ABSENT : Outcome.FAILED;
        } catch (Exception e) {
            log.debug("docker-mirror: \"{}\" did not serve {} {}", mirror.repository(), image, reference, e);
            return Outcome.FAILED;
        }
    }

    @Override
    public List<Tag> listedTags(Scope scope) {
        try {
            Response response = get("/tags/list");
            try {
                return response.getStatus().getCode() == 200
                        ? Body.of(response)
                                .bytes()
                                .map(bytes -> TagLists.allowed(bytes, scope))
                                .orElse(List.of())
                        : List.of();
            } finally {
                close(response.getPayload());
            }
        } catch (Exception e) {
            log.debug("docker-mirror: \"{}\" did not list the tags of {}", mirror.repository(), image, e);
            return List.of();
        }
    }

    /** By the paths that the format keeps them under, which are those of the registry API in every format known. */
    @Override
    public List<String> cached() {
        Set<String> references = new LinkedHashSet<>();
        try {
            Optional<ContentFacet> content = repository.optionalFacet(ContentFacet.class);
            for (ImageName name :
                    new LinkedHashSet<>(List.of(image, mirror.indexType().canonical(image)))) {
                content.ifPresent(facet -> addCached(facet, name, references));
            }
        } catch (RuntimeException e) {
            log.debug("docker-mirror: cannot read what \"{}\" has cached of {}", mirror.repository(), image, e);
        }
        return new ArrayList<>(references);
    }

    private static void addCached(ContentFacet content, ImageName name, Set<String> references) {
        String prefix = "/v2/" + name + "/manifests/";
        // The underscore stands for any character in LIKE, hence the second look at the path.
        for (FluentAsset asset : content.assets()
                .byFilter("path LIKE #{filterParams.prefix}", Map.of("prefix", prefix + "%"))
                .browse(MOST_CACHED, null)) {
            if (asset.path().startsWith(prefix)) {
                references.add(asset.path().substring(prefix.length()));
            }
        }
    }

    private Response get(String path) throws Exception {
        Request.Builder builder = new Request.Builder()
                .action("GET")
                .path("/v2/" + image + path)
                .attribute(MARK, true)
                .header("Accept", MANIFEST_TYPES.toArray(new String[0]));
        copyHeader("Authorization", builder);
        copyHeader("User-Agent", builder);
        copyHeader("Host", builder);
        return repository.facet(ViewFacet.class).dispatch(builder.build(), client);
    }

    private void copyHeader(String name, Request.Builder request) {
        String value = client.getRequest().getHeaders().get(name);
        if (value != null) {
            request.header(name, value);
        }
    }

    private static void close(@Nullable Payload payload) throws IOException {
        if (payload != null) {
            (payload instanceof Content ? ((Content) payload).getPayload() : payload).close();
        }
    }
}
