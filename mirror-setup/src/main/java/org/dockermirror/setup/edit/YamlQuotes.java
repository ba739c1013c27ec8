package org.dockermirror.setup.edit;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;

/** Texts as YAML scalars, with quotes where YAML needs them. */
public final class YamlQuotes {

    /** Narrower than YAML allows: what else there is, is quoted. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./][A-Za-z0-9_./*@+-]*(:[A-Za-z0-9_./*@+-]+)*");

    private static final CoreScalarResolver TYPES = new CoreScalarResolver();

    private YamlQuotes() {}

    /**
     * A text as it is written in YAML.
     *
     * @throws CannotEditException if the text is not one line that can be read and seen
     */
    public static String of(String text) throws CannotEditException {
        OneLine.require(text);
        boolean isPlain = PLAIN.matcher(text).matches()
                && TYPES.resolve(text, true).equals(Tag.STR)
                && !text.startsWith("---")
                && !text.startsWith("...");
        return isPlain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
