package org.dockermirror.setup.file;

import java.util.Optional;
import org.dockermirror.allowlist.rule.Position;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in one sentence why a text is no YAML; the engine's own words are for those who know its inside. */
final class NotYaml {

    private NotYaml() {}

    /** The index of the text that should have been quoted, if that is what stopped the engine. */
    static Optional<Integer> startOfUnquoted(YamlEngineException e, SourceText source) {
        if (!(e instanceof MarkedYamlEngineException marked)) {
            return Optional.empty();
        }
        String context = String.valueOf(marked.getContext());
        return context.endsWith("an alias") || context.endsWith("an anchor") || context.endsWith("a tag")
                ? marked.getContextMark()
                        .map(Mark::getIndex)
                        .filter(index -> !source.wordAt(index).isEmpty())
                : Optional.empty();
    }

    static void report(YamlEngineException e, SourceText source, Problems problems) {
        if (e instanceof ReaderException reader) {
            problems.add(
                    source.position(reader.getPosition()),
                    String.format("the character U+%04X is not allowed in YAML; remove it", reader.getCodePoint()));
        } else if (e instanceof MarkedYamlEngineException marked) {
            problems.add(position(marked, source), sentence(marked));
        } else {
            problems.add(source.start(), "the %YAML line names a version that is not known; leave the line out");
        }
    }

    private static Position position(MarkedYamlEngineException e, SourceText source) {
        Optional<Mark> mark = isBetterExplainedAtItsStart(e)
                ? e.getContextMark().or(e::getProblemMark)
                : e.getProblemMark().or(e::getContextMark);
        return mark.map(source::position).orElseGet(source::start);
    }

    private static boolean isBetterExplainedAtItsStart(MarkedYamlEngineException e) {
        String context = String.valueOf(e.getContext());
        return context.endsWith("quoted scalar") && isAtEnd(e)
                || context.contains("a flow ")
                || context.endsWith("a simple key");
    }

    private static boolean isAtEnd(MarkedYamlEngineException e) {
        return String.valueOf(e.getProblem()).contains("unexpected end of stream");
    }

    private static String sentence(MarkedYamlEngineException e) {
        String context = String.valueOf(e.getContext());
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("(TAB)")) {
            return "a tab stands here; YAML is indented with spaces, replace it by spaces";
        }
        if (problem.contains("cannot start any token")) {
            return "a value must not begin with this character; put the value in quotes";
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return "a second \": \" in one line; put the value in quotes, or begin a new line";
        }
        if (context.endsWith("quoted scalar")) {
            return isAtEnd(e)
                    ? "this quotation mark is never closed; close it"
                    : "in double quotes a backslash begins an escape; use single quotes";
        }
        if (context.contains("a flow sequence") || context.contains("a flow node")) {
            return "this list cannot be read; put commas between its items and \"]\" at its end";
        }
        if (context.contains("a flow mapping")) {
            return "these settings cannot be read; put commas between them and \"}\" at their end";
        }
        if (context.endsWith("a simple key")) {
            return "this line is neither \"key: value\" nor \"- item\"; check for a missing space after \":\" or \"-\"";
        }
        if (problem.startsWith("expected <block end>")) {
            return "this does not fit what stands before; check the indentation, quotes and brackets";
        }
        return "this cannot be read as YAML; check the indentation, quotes and brackets";
    }
}
