/** A Nexus server on this machine: fetched, configured, started, watched and stopped. */
@NullMarked
package org.dockermirror.cli.server;

import org.jspecify.annotations.NullMarked;
