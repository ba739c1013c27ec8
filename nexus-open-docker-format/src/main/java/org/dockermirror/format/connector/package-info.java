/** A port of its own for a repository, on which {@code /v2/} is that repository. */
@NullMarked
package org.dockermirror.format.connector;

import org.jspecify.annotations.NullMarked;
