/** Pulls through a mirror what its users will want, so that the first of them does not wait. */
@NullMarked
package org.dockermirror.cli.warm;

import org.jspecify.annotations.NullMarked;
