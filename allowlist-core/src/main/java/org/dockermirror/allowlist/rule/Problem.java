package org.dockermirror.allowlist.rule;

/** One thing that is wrong, or looks wrong, with what an operator wrote: where, and what would be right. */
public record Problem(Position position, String message) {

    @Override
    public String toString() {
        return position + ": " + message;
    }
}
