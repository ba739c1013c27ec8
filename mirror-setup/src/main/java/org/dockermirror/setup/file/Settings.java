package org.dockermirror.setup.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dockermirror.allowlist.rule.Position;

/** The settings of one mapping, each once: what is unknown or repeated is reported when they are read. */
final class Settings {

    private final Piece.Fields fields;
    private final Problems problems;
    private final Map<String, Piece.Field> byKey = new LinkedHashMap<>();

    /** @param known the keys that can stand here */
    Settings(Piece.Fields fields, List<String> known, Problems problems) {
        this.fields = fields;
        this.problems = problems;
        for (Piece.Field field : fields.fields()) {
            String key = field.key().value();
            Piece.Field first = byKey.putIfAbsent(key, field);
            if (first != null) {
                problems.add(
                        field.key().at(),
                        "\"" + key + "\" is already set in line "
                                + first.key().at().line() + "; keep one of the two");
            } else if (!known.contains(key)) {
                problems.add(field.key().at(), unknown(key, known));
            }
        }
    }

    private static String unknown(String key, List<String> known) {
        return "unknown key \"" + key + "\"; "
                + NearestWord.to(key, known)
                        .map(near -> "write \"" + near + "\"")
                        .orElse("the keys here are " + String.join(", ", known));
    }

    Position at() {
        return fields.at();
    }

    /** The value, if the key is there. */
    Optional<Piece> value(String key) {
        return Optional.ofNullable(byKey.get(key)).map(Piece.Field::value);
    }

    /**
     * The value as text, if the key is there; anything but text is reported.
     *
     * @param example what would be right
     */
    Optional<Piece.Text> text(String key, String example) {
        Optional<Piece> value = value(key);
        if (value.isEmpty() || value.get() instanceof Piece.Unreadable) {
            return Optional.empty();
        }
        if (value.get() instanceof Piece.Text text
                && !text.isNothing()
                && !text.value().isBlank()) {
            return Optional.of(text);
        }
        String what = value.get() instanceof Piece.Text ? " has no value" : " is one value, not a list";
        problems.add(value.get().at(), "\"" + key + "\"" + what + "; write \"" + key + ": " + example + "\"");
        return Optional.empty();
    }

    /** Whether the key is there and says so. */
    boolean bool(String key) {
        Optional<Piece.Text> text = text(key, "true");
        boolean isTrue = text.filter(value -> value.value().equals("true")).isPresent();
        if (text.isPresent()
                && !(text.get().plain() && (isTrue || text.get().value().equals("false")))) {
            problems.add(
                    text.get().at(),
                    "\"" + text.get().value() + "\" is neither true nor false; write \"" + key
                            + ": true\", or leave it out");
        }
        return isTrue;
    }
}
