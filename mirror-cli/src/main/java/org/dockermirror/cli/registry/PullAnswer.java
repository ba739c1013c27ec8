package org.dockermirror.cli.registry;

/** What a registry said to an anonymous client that asked for an image's manifest. */
public sealed interface PullAnswer {

    /** The manifest is there: a pull would work. */
    record Served() implements PullAnswer {}

    /** The registry works, and says that there is no such image. */
    record NoSuchImage(String message) implements PullAnswer {}

    /** The registry works, and does not give this image to an anonymous client. */
    record Refused(String message) implements PullAnswer {}

    /** The registry works, but could not get the image from its upstream. */
    record UpstreamFailed(String message) implements PullAnswer {}

    /** No registry that serves anonymous clients answers there, or not yet. */
    record NoRegistry(String message) implements PullAnswer {}
}
