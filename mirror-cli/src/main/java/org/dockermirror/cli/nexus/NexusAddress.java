package org.dockermirror.cli.nexus;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.dockermirror.cli.CommandException;

/** The base address of a Nexus, without a slash at its end. */
public record NexusAddress(URI base) {

    /** Reads what stands behind an option; what is wrong is told in the option's name, and a password never repeated. */
    public static NexusAddress parse(String option, String text) {
        String example = option + " is the base address of a Nexus, as in http://localhost:8081";
        URI url;
        try {
            url = new URI(text.replaceFirst("/+$", ""));
        } catch (URISyntaxException e) {
            throw CommandException.badInput(example);
        }
        if (url.getRawUserInfo() != null) {
            throw CommandException.badInput(option + " holds a user; write --user and --password-file instead");
        }
        if (url.getHost() == null
                || url.getRawQuery() != null
                || url.getRawFragment() != null
                || !List.of("http", "https").contains(url.getScheme().toLowerCase(Locale.ROOT))) {
            throw CommandException.badInput(example);
        }
        return new NexusAddress(url);
    }

    URI rest(String path) {
        return URI.create(base + "/service/rest/" + path);
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
