package org.dockermirror.setup.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.AllowListParser;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.dockermirror.allowlist.rule.WrittenEntry;

/** Reads {@code allow} of one mirror. */
final class AllowReader {

    private static final String EXAMPLE = "\"allow: [" + BuiltIn.ENTRY + "]\"";

    private final Problems problems;

    AllowReader(Problems problems) {
        this.problems = problems;
    }

    /** The entries that are text; nothing if there is no list. */
    Optional<List<WrittenEntry>> read(Settings settings) {
        Optional<Piece> value = settings.value("allow");
        if (value.isEmpty()) {
            problems.add(
                    settings.at(),
                    "this mirror has no \"allow\"; write " + EXAMPLE + ", or \"allow: []\" to refuse every image");
            return Optional.empty();
        }
        if (value.get() instanceof Piece.Items list) {
            if (list.items().isEmpty()) {
                problems.warn(list.at(), "the allow-list is empty, so this mirror refuses every image");
            }
            List<WrittenEntry> entries = new ArrayList<>();
            list.items().forEach(item -> read(item, entries));
            return Optional.of(entries);
        }
        if (value.get() instanceof Piece.Text text) {
            problems.add(
                    text.at(),
                    text.isNothing()
                            ? "\"allow\" has no value; write " + EXAMPLE + ", or \"allow: []\" to refuse every image"
                            : "\"allow\" is a list; write \"allow: [" + text.value() + "]\"");
        } else if (value.get() instanceof Piece.Fields) {
            problems.add(value.get().at(), "\"allow\" is a list of entries, without keys; write " + EXAMPLE);
        }
        return Optional.empty();
    }

    private void read(Piece item, List<WrittenEntry> entries) {
        if (item instanceof Piece.Text text && !text.isNothing()) {
            entries.add(new WrittenEntry(text.value(), text.at()));
        } else if (item instanceof Piece.Text) {
            problems.add(item.at(), "an empty item; write an entry, as in \"" + BuiltIn.ENTRY + "\", or leave it out");
        } else if (item instanceof Piece.Fields) {
            problems.add(item.at(), "an entry is one text; leave out the \": \", or what stands behind it");
        } else if (item instanceof Piece.Items) {
            problems.add(item.at(), "a list within the list; write its entries into the outer one");
        }
    }

    /** The compiled list; nothing if an entry is wrong. */
    Optional<AllowList> compile(List<WrittenEntry> entries, IndexType indexType, String upstreamHost) {
        try {
            AllowListParser.Parsed parsed = AllowListParser.parse(entries, indexType, upstreamHost);
            problems.warnAll(parsed.warnings());
            return Optional.of(parsed.list());
        } catch (InvalidAllowListException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }
}
