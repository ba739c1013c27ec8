package org.dockermirror.cli.registry;

import org.dockermirror.allowlist.name.InvalidNameException;
import org.dockermirror.cli.CommandException;

/**
 * An image as it is typed behind the registry's address.
 *
 * @param name the image name, e.g. {@code helloz/onenav}
 * @param reference the tag or digest that a client asks for; {@code latest} if none was typed
 * @param typed the whole as it was typed
 */
public record ImageReference(String name, String reference, String typed) {

    private static final String DEFAULT_TAG = "latest";

    /** Splits {@code name[:tag][@digest]}; as in the docker client, a digest counts before a tag. */
    public static ImageReference parse(String typed) {
        int at = typed.indexOf('@');
        String tagged = at < 0 ? typed : typed.substring(0, at);
        int colon = tagged.indexOf(':');
        String name = colon < 0 ? tagged : tagged.substring(0, colon);
        String tag = colon < 0 ? DEFAULT_TAG : tagged.substring(colon + 1);
        return new ImageReference(name, at < 0 ? tag : typed.substring(at + 1), typed);
    }

    /** As {@link #parse}, of what a person typed: what is no image ends the command with the reason. */
    public static ImageReference typed(String text) {
        try {
            org.dockermirror.allowlist.decision.ImageReference.parse(text);
        } catch (InvalidNameException e) {
            throw CommandException.badInput(String.valueOf(e.getMessage()));
        }
        return parse(text);
    }

    @Override
    public String toString() {
        return typed;
    }
}
