/** Decides, by looking at the bundles of the server and loading none of their classes, whether the open Docker format may start. */
@NullMarked
package org.dockermirror.gate;

import org.jspecify.annotations.NullMarked;
