package org.dockermirror.routing.rest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response.Status;
import org.dockermirror.allowlist.decision.Condition;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.routing.mirror.JudgedMirror;
import org.dockermirror.routing.mirror.ListSource;
import org.dockermirror.routing.mirror.ListSources;
import org.dockermirror.routing.mirror.Mirrors;
import org.dockermirror.routing.mirror.WishedMirror;
import org.sonatype.nexus.rest.WebApplicationMessageException;

/** The mirrors in the form in which REST shows them. */
@Named
@Singleton
public class MirrorsOfRest {

    private final Mirrors mirrors;
    private final ListSources sources;
    private final RepositorySettings settings;

    @Inject
    public MirrorsOfRest(Mirrors mirrors, ListSources sources, RepositorySettings settings) {
        this.mirrors = mirrors;
        this.sources = sources;
        this.settings = settings;
    }

    /** All of them, by name. */
    List<MirrorView> all() {
        return mirrors.judged().stream()
                .sorted(Comparator.comparing(JudgedMirror::repository))
                .map(this::view)
                .collect(Collectors.toList());
    }

    /**
     * The mirror of that very name.
     *
     * @throws WebApplicationMessageException with status 404 and a sentence, if there is none
     */
    public JudgedMirror require(String repository) {
        return mirrors.reachedAs(repository)
                .filter(mirror -> mirror.repository().equals(repository))
                .orElseThrow(() -> new WebApplicationMessageException(
                        Status.NOT_FOUND,
                        !settings.isThere(repository)
                                ? "there is no repository \"" + repository + "\""
                                : "repository \"" + repository
                                        + "\" is no Docker mirror: no configuration names it, and"
                                        + " it carries no routing rule of one",
                        MediaType.APPLICATION_JSON));
    }

    /** The mirror whose list that one is judged by, where there is one. */
    public Optional<WishedMirror> listOwner(JudgedMirror mirror) {
        return mirrors.listOwner(mirror.repository());
    }

    /** Where that mirror's list is written, once it has been read. */
    public Optional<ListSource> sourceOf(JudgedMirror mirror) {
        return listOwner(mirror).flatMap(owner -> sources.of(owner.repository()));
    }

    /** The condition in force, with the places where entries are written as far as they are known. */
    Condition conditionWithPositions(JudgedMirror mirror) {
        return sourceOf(mirror)
                .flatMap(ListSource::list)
                .filter(list -> list.indexType() == mirror.indexType())
                .map(Condition::of)
                .orElse(mirror.condition());
    }

    /** The mirror's list as it is in force. */
    public AllowListView listOf(JudgedMirror mirror) {
        Optional<ListSource> source = sourceOf(mirror);
        return new AllowListView(
                mirror.repository(),
                source.map(ListSource::name).orElse(null),
                listOwner(mirror).flatMap(WishedMirror::entries).orElse(List.of()),
                source.map(ListSource::problems).orElse(List.of()).stream()
                        .map(ProblemView::of)
                        .collect(Collectors.toList()));
    }

    /** The mirror, with how its list stands. */
    MirrorView view(JudgedMirror mirror) {
        ListSource source = sourceOf(mirror).orElse(null);
        return new MirrorView(
                mirror,
                settings,
                Standing.of(mirror, source, listOwner(mirror).isPresent(), settings.isThere(mirror.repository())),
                mirror.condition()
                        .list()
                        .map(AllowList::entries)
                        .map(List::size)
                        .orElse(0),
                source == null ? null : source.name(),
                mirrors.inForceSince(mirror.repository()).map(Object::toString).orElse(null));
    }
}
