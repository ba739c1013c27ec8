package org.dockermirror.setup.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.AllowListParser;
import org.dockermirror.allowlist.rule.AllowListText;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.dockermirror.allowlist.rule.WrittenEntry;

/** Reads the list of one mirror: {@code allow} or {@code allowFile}, and {@code deny}. */
final class ListReader {

    private static final String EXAMPLE = "\"allow: [" + BuiltIn.ENTRY + "]\"";
    private static final String FILE_EXAMPLE = "allow-list.txt";

    private final Problems problems;
    private final NeighbourReader files;

    ListReader(Problems problems, NeighbourReader files) {
        this.problems = problems;
        this.files = files;
    }

    /** The entries that are text, in the form of a text file; nothing if there is no list. */
    Optional<List<WrittenEntry>> read(Settings settings) {
        Optional<List<WrittenEntry>> allow = allow(settings);
        List<WrittenEntry> deny = deny(settings);
        return allow.map(entries -> {
            List<WrittenEntry> all = new ArrayList<>(entries);
            all.addAll(deny);
            return all;
        });
    }

    private Optional<List<WrittenEntry>> allow(Settings settings) {
        Optional<Piece> value = settings.value("allow");
        Optional<Piece> file = settings.value("allowFile");
        if (value.isPresent() && file.isPresent()) {
            problems.add(
                    file.get().at(),
                    "this mirror has both \"allow\" and \"allowFile\"; keep one of the two, with all entries in it");
            return Optional.empty();
        }
        if (file.isPresent()) {
            return settings.text("allowFile", FILE_EXAMPLE).flatMap(this::entriesOf);
        }
        if (value.isEmpty()) {
            problems.add(
                    settings.at(),
                    "this mirror has no \"allow\"; write " + EXAMPLE + ", or \"allow: []\" to refuse every image");
            return Optional.empty();
        }
        if (value.get() instanceof Piece.Items list) {
            warnIfEmpty(list.items().isEmpty(), list);
            List<WrittenEntry> entries = new ArrayList<>();
            list.items().forEach(item -> read(item, "", entries));
            return Optional.of(entries);
        }
        reportNoList("allow", value.get(), EXAMPLE + ", or \"allow: []\" to refuse every image");
        return Optional.empty();
    }

    private Optional<List<WrittenEntry>> entriesOf(Piece.Text fileName) {
        return files.read(fileName).map(file -> {
            List<WrittenEntry> entries = AllowListText.parse(file.name(), file.text());
            warnIfEmpty(entries.isEmpty(), fileName);
            return entries;
        });
    }

    private void warnIfEmpty(boolean isEmpty, Piece list) {
        if (isEmpty) {
            problems.warn(list.at(), "the allow-list is empty, so this mirror refuses every image");
        }
    }

    private List<WrittenEntry> deny(Settings settings) {
        List<WrittenEntry> entries = new ArrayList<>();
        Optional<Piece> value = settings.value("deny");
        if (value.isPresent() && value.get() instanceof Piece.Items list) {
            list.items().forEach(item -> read(item, "!", entries));
        } else if (value.isPresent()) {
            reportNoList("deny", value.get(), "\"deny: [helloz/private-*]\", or leave it out");
        }
        return entries;
    }

    private void reportNoList(String key, Piece value, String right) {
        if (value instanceof Piece.Text text) {
            problems.add(
                    text.at(),
                    text.isNothing()
                            ? "\"" + key + "\" has no value; write " + right
                            : "\"" + key + "\" is a list; write \"" + key + ": [" + text.value() + "]\"");
        } else if (value instanceof Piece.Fields) {
            String example = right.substring(0, right.indexOf(']') + 2);
            problems.add(value.at(), "\"" + key + "\" is a list of entries, without keys; write " + example);
        }
    }

    private void read(Piece item, String mark, List<WrittenEntry> entries) {
        if (item instanceof Piece.Text text && !text.isNothing()) {
            if (mark.equals("!") && text.value().startsWith("!")) {
                problems.add(
                        text.at(),
                        "\"" + text.value() + "\": what stands here is denied without \"!\"; write \""
                                + text.value().substring(1) + "\"");
            } else {
                entries.add(new WrittenEntry(mark + text.value(), text.at()));
            }
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
