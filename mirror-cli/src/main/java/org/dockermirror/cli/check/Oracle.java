package org.dockermirror.cli.check;

import org.dockermirror.allowlist.decision.ImageReference;

/** Who knows the lists. */
interface Oracle {

    /**
     * Asks about one image.
     *
     * @throws org.dockermirror.cli.CommandException if it cannot be told which mirror is meant, or nobody answers
     */
    Answer ask(ImageReference image) throws InterruptedException;
}
