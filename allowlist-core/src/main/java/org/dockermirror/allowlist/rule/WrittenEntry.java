package org.dockermirror.allowlist.rule;

/** One entry as the operator wrote it, and where. */
public record WrittenEntry(String text, Position position) {}
