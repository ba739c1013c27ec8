/** A mirror that its file describes: what it serves, what it refuses, to whichever client asks. */
@NullMarked
package org.dockermirror.it.mirror;

import org.jspecify.annotations.NullMarked;
