package org.dockermirror.preset;

import java.util.List;
import org.dockermirror.setup.edit.CannotEditException;

/** One change of a mirror's list, in each form in which lists are written. */
interface ListEdit {

    String repository();

    /** The changed text of a {@code docker-mirror.yaml} that holds the list itself. */
    String inMirrorFile(String text) throws CannotEditException;

    /**
     * The changed text of a text file that holds the list.
     *
     * @param elsewhere entries of the list that stand in the {@code docker-mirror.yaml} beside it
     */
    String inTextFile(String text, List<String> elsewhere) throws CannotEditException;

    /** Whether a list is as the change wants it. */
    boolean isDoneIn(List<String> entries);
}
