package org.dockermirror.setup.edit;

/** A part of a text, by the indexes of its first character and of the one behind its last. */
record Span(int start, int end) {}
