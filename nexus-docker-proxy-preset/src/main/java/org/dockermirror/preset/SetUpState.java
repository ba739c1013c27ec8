package org.dockermirror.preset;

import java.util.List;

/** How the set-up of the mirrors stands. */
public interface SetUpState {

    /** Whether the mirrors are as wished. */
    boolean isAsWished();

    /** Where the wish comes from that is carried out, in words. */
    String source();

    /** What was done, and what a person should know or do, one sentence a line. */
    List<String> lines();
}
