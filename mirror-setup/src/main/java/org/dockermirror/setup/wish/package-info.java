/** The mirrors that somebody wishes for, wherever the wish was written. */
@NullMarked
package org.dockermirror.setup.wish;

import org.jspecify.annotations.NullMarked;
