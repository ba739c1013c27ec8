package org.dockermirror.it.content;

import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.RecordingProxy;
import org.dockermirror.it.bed.Upstream;

/** The Docker formats that the mirror is tried with. */
public enum Format {
    /** The one of this project. */
    OPEN(Kar.FORMAT),
    /** One that shows requests and responses only, as a stock server's. */
    CLOSED(Kar.CLOSED);

    final Kar kar;

    Format(Kar kar) {
        this.kar = kar;
    }

    /** What the mirror's upstream is with this format, and what was asked there. */
    RecordingProxy upstream() {
        return this == OPEN ? Upstream.PROXY : Upstream.WITHOUT_TOKENS;
    }
}
