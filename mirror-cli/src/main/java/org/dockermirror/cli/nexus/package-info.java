/** A Nexus server over its own REST, of any version from 3.71 on. */
@NullMarked
package org.dockermirror.cli.nexus;

import org.jspecify.annotations.NullMarked;
