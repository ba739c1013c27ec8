package org.dockermirror.preset;

import java.util.List;
import org.dockermirror.setup.edit.CannotEditException;
import org.dockermirror.setup.edit.ListTextEdit;
import org.dockermirror.setup.edit.MirrorFileEdit;

/** One more entry, where it is not there yet. */
final class ListAddition implements ListEdit {

    private final String repository;
    private final String entry;

    ListAddition(String repository, String entry) {
        this.repository = repository;
        this.entry = entry;
    }

    @Override
    public String repository() {
        return repository;
    }

    @Override
    public String inMirrorFile(String text) throws CannotEditException {
        return MirrorFileEdit.withAllow(text, repository, entry);
    }

    @Override
    public String inTextFile(String text, List<String> elsewhere) throws CannotEditException {
        return elsewhere.contains(entry) ? text : ListTextEdit.withAllow(text, entry);
    }

    @Override
    public boolean isDoneIn(List<String> now) {
        return now.contains(entry);
    }
}
