package org.dockermirror.preset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.dockermirror.setup.edit.CannotEditException;
import org.dockermirror.setup.edit.ListTextEdit;
import org.dockermirror.setup.edit.MirrorFileEdit;

/** Another list in the place of the whole one. */
final class ListReplacement implements ListEdit {

    private final String repository;
    private final List<String> entries;

    ListReplacement(String repository, List<String> entries) {
        this.repository = repository;
        this.entries = List.copyOf(entries);
    }

    @Override
    public String repository() {
        return repository;
    }

    @Override
    public String inMirrorFile(String text) throws CannotEditException {
        return MirrorFileEdit.withList(text, repository, entries);
    }

    @Override
    public String inTextFile(String text, List<String> elsewhere) throws CannotEditException {
        List<String> here = new ArrayList<>(entries);
        here.removeAll(elsewhere);
        return ListTextEdit.withList(text, here);
    }

    @Override
    public boolean isDoneIn(List<String> now) {
        return new HashSet<>(now).equals(new HashSet<>(entries));
    }
}
