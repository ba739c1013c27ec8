/** Nothing but what the list allows gets past the real entrance of a running server, however it is asked for. */
@NullMarked
package org.dockermirror.it.entrance;

import org.jspecify.annotations.NullMarked;
