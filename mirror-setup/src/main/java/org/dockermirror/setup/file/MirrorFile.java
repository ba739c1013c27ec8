package org.dockermirror.setup.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dockermirror.allowlist.rule.Problem;
import org.dockermirror.setup.wish.AnonymousPull;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;

/**
 * A {@code docker-mirror.yaml} that was read; the package documentation has its keys.
 *
 * @param wish what it wishes for
 * @param warnings what looks odd in it, in its order
 */
public record MirrorFile(Wish wish, List<Problem> warnings) {

    private static final List<String> KNOWN = List.of("mirrors", "anonymousPull", "tls");

    public MirrorFile {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a text that names no other files.
     *
     * @param source what messages call it
     * @param text what it holds; a byte order mark is passed over
     * @throws InvalidMirrorFileException if anything in it is wrong, with everything that is
     */
    public static MirrorFile parse(String source, String text) throws InvalidMirrorFileException {
        return parse(source, text, NeighbourFiles.none());
    }

    /**
     * Reads a file and the files that it names.
     *
     * @param source what messages call it
     * @param text what it holds; a byte order mark is passed over
     * @param neighbours the files that it may name
     * @throws InvalidMirrorFileException if anything in it is wrong, with everything that is
     */
    public static MirrorFile parse(String source, String text, NeighbourFiles neighbours)
            throws InvalidMirrorFileException {
        SourceText written = new SourceText(source, text);
        Problems problems = new Problems(source);
        NeighbourReader files = new NeighbourReader(neighbours, problems);
        Optional<Piece> document = YamlReader.read(written, problems);
        Optional<Wish> wish = document.isEmpty() && !problems.errors().isEmpty()
                ? Optional.empty()
                : wish(document.orElseGet(() -> new Piece.Text(written.start(), "", true)), problems, files);
        if (wish.isEmpty() || !problems.errors().isEmpty()) {
            throw new InvalidMirrorFileException(problems.errors(), RepositoryNames.in(text));
        }
        return new MirrorFile(wish.get(), problems.warnings());
    }

    private static Optional<Wish> wish(Piece document, Problems problems, NeighbourReader files) {
        if (document instanceof Piece.Fields fields) {
            Settings settings = new Settings(fields, KNOWN, problems);
            AnonymousPull anonymousPull = new AnonymousPullReader(problems).read(settings.value("anonymousPull"));
            return Optional.of(new Wish(mirrors(settings, problems, files), anonymousPull));
        }
        if (document instanceof Piece.Items) {
            problems.add(
                    document.at(), "the file begins with a list; write \"mirrors:\" above it, and indent the list");
        } else if (document instanceof Piece.Text) {
            problems.add(
                    document.at(),
                    "the file has no settings; write \"mirrors:\", and below it \"- repository: " + BuiltIn.REPOSITORY
                            + "\" and \"allow: [" + BuiltIn.ENTRY + "]\"");
        }
        return Optional.empty();
    }

    private static List<Mirror> mirrors(Settings settings, Problems problems, NeighbourReader files) {
        String right = "write \"- repository: " + BuiltIn.REPOSITORY + "\" below \"mirrors:\"";
        Optional<Piece> value = settings.value("mirrors");
        List<Mirror> mirrors = new ArrayList<>();
        if (value.isPresent() && value.get() instanceof Piece.Items list) {
            Clashes clashes = new Clashes(problems);
            MirrorReader reader =
                    new MirrorReader(problems, clashes, files, AddressReader.of(settings, problems, clashes));
            for (Piece item : list.items()) {
                if (item instanceof Piece.Fields fields) {
                    reader.read(fields).ifPresent(mirrors::add);
                } else if (!(item instanceof Piece.Unreadable)) {
                    problems.add(item.at(), "a mirror has keys; " + right);
                }
            }
        } else if (value.isEmpty()) {
            problems.add(settings.at(), "the file has no \"mirrors\"; " + right);
        } else if (!(value.get() instanceof Piece.Unreadable)) {
            problems.add(value.get().at(), "\"mirrors\" is a list; " + right + ", or \"mirrors: []\" for none");
        }
        return mirrors;
    }
}
