package org.dockermirror.setup.file;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the one document of a YAML file, beyond the first thing that is no YAML where that can be told. */
final class YamlReader {

    private static final int MOST_REPAIRS = 100;

    private YamlReader() {}

    /** What the file holds; nothing if it is empty, or no YAML, which is then among the problems. */
    static Optional<Piece> read(SourceText source, Problems problems) {
        Set<Integer> repaired = new HashSet<>();
        while (true) {
            Problems found = new Problems("");
            try {
                Optional<Piece> document = new PieceReader(source, repaired, found).document();
                problems.addAll(found.errors());
                return document;
            } catch (YamlEngineException e) {
                Optional<Integer> start = NotYaml.startOfUnquoted(e, source);
                if (start.isEmpty() || repaired.size() == MOST_REPAIRS || !repaired.add(start.get())) {
                    problems.addAll(found.errors());
                    NotYaml.report(e, source, problems);
                    return Optional.empty();
                }
                // An unquoted wildcard is an error like any other: the rest of the file is still read.
                String word = source.wordAt(start.get());
                problems.add(source.position(start.get()), Unquoted.text(word, source.mayShow(start.get())));
                source.blankOut(start.get(), word);
            }
        }
    }
}
