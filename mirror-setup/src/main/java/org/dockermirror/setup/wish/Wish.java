package org.dockermirror.setup.wish;

import java.util.List;

/** Everything that is wished of one server. */
public record Wish(List<Mirror> mirrors, AnonymousPull anonymousPull) {

    public Wish {
        mirrors = List.copyOf(mirrors);
    }
}
