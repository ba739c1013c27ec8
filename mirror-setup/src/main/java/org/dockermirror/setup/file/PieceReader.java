package org.dockermirror.setup.file;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dockermirror.allowlist.rule.Position;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Makes {@link Piece}s of the YAML engine's events.
 *
 * <p>Events, not the engine's nodes: there an alias still stands where it was written, an unknown one is no reason to
 * stop, and nothing is expanded.
 */
final class PieceReader {

    private static final int DEEPEST = 50;

    // The engine's limit is 3 MB, which a long allow-list passes; its source is the administrator's own file.
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

    private final SourceText source;
    private final Set<Integer> reported;
    private final Problems problems;
    private final Iterator<Event> events;

    /** @param reported the indexes of values that were reported already */
    PieceReader(SourceText source, Set<Integer> reported, Problems problems) {
        this.source = source;
        this.reported = reported;
        this.problems = problems;
        this.events = new Parse(SETTINGS).parseString(source.text()).iterator();
    }

    /** @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException if the text is no YAML */
    Optional<Piece> document() {
        Piece document = null;
        int documents = 0;
        while (events.hasNext()) {
            Event event = events.next();
            documents += event.getEventId() == ID.DocumentStart ? 1 : 0;
            if (event instanceof NodeEvent node) {
                Piece piece = piece(node, 0);
                if (documents == 1) {
                    document = piece;
                } else if (documents == 2) {
                    problems.add(
                            piece.at(), "a second document begins here; one file is one document, leave \"---\" out");
                }
            }
        }
        return Optional.ofNullable(document);
    }

    private Piece piece(NodeEvent event, int depth) {
        Mark start = event.getStartMark().orElseThrow();
        Position at = source.position(start);
        if (event instanceof AliasEvent || event instanceof ScalarEvent scalar && isMarked(scalar)) {
            int end = event.getEndMark().orElseThrow().getIndex();
            problems.add(at, Unquoted.text(source.between(start.getIndex(), end), source.mayShow(start.getIndex())));
            return new Piece.Unreadable(at);
        }
        if (event instanceof ScalarEvent scalar) {
            return reported.contains(start.getIndex())
                    ? new Piece.Unreadable(at)
                    : new Piece.Text(at, scalar.getValue(), scalar.isPlain());
        }
        CollectionStartEvent collection = (CollectionStartEvent) event;
        if (collection.getAnchor().isPresent() || collection.getTag().isPresent()) {
            problems.add(at, Unquoted.collection(source.wordAt(start.getIndex()), source.mayShow(start.getIndex())));
        }
        if (depth == DEEPEST) {
            problems.add(at, "lists within lists, more than " + DEEPEST + " deep; the settings need four");
        }
        return event instanceof MappingStartEvent ? fields(at, depth + 1) : items(at, depth + 1);
    }

    private static boolean isMarked(ScalarEvent scalar) {
        return scalar.getAnchor().isPresent() || scalar.getTag().isPresent();
    }

    private Piece items(Position at, int depth) {
        List<Piece> items = new ArrayList<>();
        for (Event event = events.next(); event instanceof NodeEvent node; event = events.next()) {
            add(items, node, depth);
        }
        return new Piece.Items(at, items);
    }

    private Piece fields(Position at, int depth) {
        List<Piece> pieces = new ArrayList<>();
        for (Event event = events.next(); event instanceof NodeEvent node; event = events.next()) {
            add(pieces, node, depth);
        }
        List<Piece.Field> fields = new ArrayList<>();
        for (int i = 0; i + 1 < pieces.size(); i += 2) {
            if (pieces.get(i) instanceof Piece.Text key) {
                fields.add(new Piece.Field(key, pieces.get(i + 1)));
            } else if (!(pieces.get(i) instanceof Piece.Unreadable)) {
                problems.add(pieces.get(i).at(), "a list stands where a key is wanted; write \"key: value\"");
            }
        }
        return new Piece.Fields(at, fields);
    }

    /** What lies too deep is passed over, event by event: a recursion must not be as deep as a file wants it. */
    private void add(List<Piece> pieces, NodeEvent event, int depth) {
        if (depth <= DEEPEST || !(event instanceof CollectionStartEvent)) {
            pieces.add(piece(event, depth));
            return;
        }
        for (int open = 1; open > 0; ) {
            ID id = events.next().getEventId();
            open += id == ID.SequenceStart || id == ID.MappingStart ? 1 : 0;
            open -= id == ID.SequenceEnd || id == ID.MappingEnd ? 1 : 0;
        }
        pieces.add(new Piece.Unreadable(source.position(event.getStartMark().orElseThrow())));
    }
}
