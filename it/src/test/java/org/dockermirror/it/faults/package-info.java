/** The open Docker format when something breaks: the upstream, the network, the disk, the server itself. */
@NullMarked
package org.dockermirror.it.faults;

import org.jspecify.annotations.NullMarked;
