package org.dockermirror.routing.content;

import java.io.IOException;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.allowlist.content.Children;
import org.dockermirror.allowlist.content.KnownContent;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;
import org.dockermirror.allowlist.request.RegistryRequest.ManifestByDigest;
import org.dockermirror.allowlist.request.RegistryRequest.ManifestByTag;
import org.dockermirror.allowlist.request.RegistryRequest.OfImage;
import org.dockermirror.allowlist.request.RegistryRequest.Referrers;
import org.dockermirror.routing.mirror.JudgedMirror;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.view.Response;

/** Learns from what a repository answers which digests belong to which image. */
@Named
@Singleton
public class Learner {

    private static final String DIGEST_HEADER = "Docker-Content-Digest";

    private final KnownContent known;

    @Inject
    public Learner(ImageContent content) {
        this.known = content.known();
    }

    /**
     * Learns from one answer.
     *
     * @param method of the request: the answer to a HEAD says only which digest a tag leads to
     * @return the answer to go on with: its body may have been read and replaced by the same bytes
     */
    public Learned from(JudgedMirror mirror, String method, OfImage request, Response response) throws IOException {
        if (response.getStatus().getCode() != 200) {
            return new Learned(response, null);
        }
        ImageName image = mirror.indexType().canonical(request.image());
        if (request instanceof ManifestByTag) {
            return manifest(mirror, image, ((ManifestByTag) request).tag(), header(response), method, response);
        }
        if (request instanceof ManifestByDigest) {
            return manifest(mirror, image, null, ((ManifestByDigest) request).digest(), method, response);
        }
        if (request instanceof Referrers && method.equals("GET")) {
            Body body = Body.of(response);
            Digest subject = ((Referrers) request).digest();
            body.bytes()
                    .ifPresent(bytes ->
                            known.referrers(mirror.repository(), image, subject, ManifestReader.referrers(bytes)));
            return new Learned(body.response(), null);
        }
        return new Learned(response, null);
    }

    private Learned manifest(
            JudgedMirror mirror,
            ImageName image,
            @Nullable Tag tag,
            @Nullable Digest named,
            String method,
            Response response)
            throws IOException {
        String repository = mirror.repository();
        if (named != null && known.knows(repository, image, tag, named)) {
            return new Learned(response, named);
        }
        if (named != null && !method.equals("GET")) {
            known.served(repository, image, tag, named);
            return new Learned(response, named);
        }
        Body body = Body.of(response);
        if (body.bytes().isEmpty()) {
            return new Learned(body.response(), named);
        }
        byte[] bytes = body.bytes().get();
        Digest digest = Body.digest(bytes, named == null ? Digest.SHA256 : named.algorithm());
        Optional<Children> children = ManifestReader.read(bytes);
        // Other bytes than were asked for by digest teach nothing, and the client will not take them either.
        if (children.isPresent() && (tag != null || named != null && digest.equals(named))) {
            known.read(repository, image, tag, digest, children.get());
        }
        return new Learned(body.response(), digest);
    }

    private static @Nullable Digest header(Response response) {
        String text = response.getHeaders().get(DIGEST_HEADER);
        return text != null && Digest.isValid(text) ? Digest.parse(text) : null;
    }

    /** The answer to go on with, and the digest of the manifest in it, if there is one. */
    public static final class Learned {
        private final Response response;
        private final @Nullable Digest manifest;

        Learned(Response response, @Nullable Digest manifest) {
            this.response = response;
            this.manifest = manifest;
        }

        public Response response() {
            return response;
        }

        public Optional<Digest> manifest() {
            return Optional.ofNullable(manifest);
        }
    }
}
