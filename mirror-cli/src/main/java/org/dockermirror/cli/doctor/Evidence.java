package org.dockermirror.cli.doctor;

/**
 * What a server's settings say about one cause.
 *
 * @param cause the cause
 * @param isSo whether it is so
 * @param seen the setting and its value
 */
record Evidence(Cause cause, boolean isSo, String seen) {}
