/** Layers that are larger than what the server has memory for, and how their downloads end. */
@NullMarked
package org.dockermirror.it.large;

import org.jspecify.annotations.NullMarked;
