package org.dockermirror.preset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A wish as a database would keep it, of one mirror {@code stored}; nothing until it is given an allow-list. */
final class StoredInMemory implements StoredWish {

    @Nullable
    String allowList;

    /** What was put there beside it, in that order. */
    final List<MirrorForm> put = new ArrayList<>();

    @Override
    public String name() {
        return "the capability Docker mirror";
    }

    @Override
    public Optional<String> text() {
        return Optional.ofNullable(allowList)
                .map(list -> "mirrors:\n  - repository: stored\n    allow: [" + String.join(", ", list.split("\n", -1))
                        + "]\n");
    }

    @Override
    public String allowList(String repository) {
        return String.valueOf(allowList);
    }

    @Override
    public void put(MirrorForm mirror) {
        put.add(mirror);
    }

    @Override
    public void change(String repository, String changed) {
        allowList = changed.strip();
    }

    @Override
    public void remove(String repository) {
        if (repository.equals("stored")) {
            allowList = null;
        }
    }
}
