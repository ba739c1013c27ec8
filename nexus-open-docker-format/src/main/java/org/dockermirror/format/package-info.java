/** The Docker format itself: its name, its recipe, its privileges and its cleanup criteria. */
@NullMarked
package org.dockermirror.format;

import org.jspecify.annotations.NullMarked;
