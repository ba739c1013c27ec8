package org.dockermirror.routing.content;

import java.io.IOException;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.allowlist.content.Answer;
import org.dockermirror.allowlist.content.KnownContent;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.request.RegistryRequest.Blob;
import org.dockermirror.allowlist.request.RegistryRequest.ManifestByDigest;
import org.dockermirror.allowlist.request.RegistryRequest.OfImage;
import org.dockermirror.allowlist.request.RegistryRequest.Referrers;
import org.dockermirror.allowlist.request.RegistryRequest.TagList;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.allowlist.rule.Scope;
import org.dockermirror.routing.mirror.JudgedMirror;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Payload;
import org.sonatype.nexus.repository.view.Response;

/** Decides what the list alone cannot: whether a digest belongs to what it allows of the image. */
@Named
@Singleton
public class ContentJudge {

    private static final Logger log = LoggerFactory.getLogger(ContentJudge.class);

    private final KnownContent known;
    private final LookUps lookUps;
    private final Learner learner;

    @Inject
    public ContentJudge(ImageContent content, LookUps lookUps, Learner learner) {
        this.known = content.known();
        this.lookUps = lookUps;
        this.learner = learner;
    }

    /** Whether the request is one of a look-up, which is not to be judged. */
    public boolean isOurs(Context context) {
        return RepositorySource.isAskedBy(context);
    }

    /** Decides by what is known; where that is not enough, the decision stays open. Costs no disk, and no network. */
    public Decision byWhatIsKnown(JudgedMirror mirror, Decision decision) {
        if (!(decision instanceof Decision.ByContent)) {
            return decision;
        }
        Decision.ByContent open = (Decision.ByContent) decision;
        try {
            Answer answer = known.ask(mirror.repository(), image(mirror, open), open.scope(), digest(open));
            return answer == Answer.UNKNOWN ? open : closed(open, answer == Answer.LED_TO);
        } catch (RuntimeException e) {
            return notJudged(mirror, open, e);
        }
    }

    /** Decides by what is known, or else by what the repository's cache and upstream say. */
    public Decision byLookUp(JudgedMirror mirror, Decision decision, Context context) {
        if (!(decision instanceof Decision.ByContent)) {
            return decision;
        }
        Decision.ByContent open = (Decision.ByContent) decision;
        try {
            RepositorySource source =
                    new RepositorySource(mirror, open.request().image(), context, learner);
            return closed(
                    open,
                    lookUps.isLedTo(mirror.repository(), image(mirror, open), open.scope(), digest(open), source));
        } catch (RuntimeException e) {
            return notJudged(mirror, open, e);
        }
    }

    /** What cannot be judged is refused. */
    private static Decision notJudged(JudgedMirror mirror, Decision.ByContent open, RuntimeException e) {
        log.warn(
                "docker-mirror: \"{}\" refuses {} of {}: it could not be judged",
                mirror.repository(),
                digest(open),
                open.request().image(),
                e);
        return new Decision.NotJudged();
    }

    /**
     * Learns from the answer to an allowed request, and takes out of it what the list does not allow.
     *
     * @throws IOException if the answer cannot be read
     */
    public Answered answered(JudgedMirror mirror, OfImage request, Context context, Response response)
            throws IOException {
        if (request instanceof TagList) {
            Optional<Scope> scope = mirror.condition().scopeOf(request.image());
            return scope.isPresent() ? tags(mirror, request, response, scope.get()) : Answered.with(response);
        }
        Learner.Learned learned = learner.from(mirror, context.getRequest().getAction(), request, response);
        Optional<Entry> deny =
                learned.manifest().flatMap(manifest -> mirror.condition().denyOf(request.image(), manifest));
        if (deny.isEmpty()) {
            return Answered.with(learned.response());
        }
        Payload unsent = learned.response().getPayload();
        if (unsent != null) {
            unsent.close();
        }
        return Answered.denied(new Decision.DeniedByEntry(request, deny.get()), learned.response());
    }

    private static Answered tags(JudgedMirror mirror, OfImage request, Response response, Scope scope) {
        try {
            return Answered.with(TagLists.filtered(response, scope));
        } catch (IOException e) {
            log.warn(
                    "docker-mirror: \"{}\" refuses the tag list of {}, because it cannot be read, and the allow-list does"
                            + " not allow all tags: {}",
                    mirror.repository(),
                    request.image(),
                    e.toString());
            return Answered.denied(new Decision.NotJudged(), response);
        }
    }

    private static Decision closed(Decision.ByContent open, boolean ledTo) {
        if (!ledTo) {
            return new Decision.NotLedTo(open.request());
        }
        Scope scope = open.scope();
        return new Decision.Allowed(open.request(), scope.pin(digest(open)).orElseGet(scope::nearestEntry));
    }

    private static ImageName image(JudgedMirror mirror, Decision.ByContent open) {
        return mirror.indexType().canonical(open.request().image());
    }

    private static Digest digest(Decision.ByContent open) {
        OfImage request = open.request();
        if (request instanceof Blob) {
            return ((Blob) request).digest();
        }
        return request instanceof Referrers ? ((Referrers) request).digest() : ((ManifestByDigest) request).digest();
    }
}
