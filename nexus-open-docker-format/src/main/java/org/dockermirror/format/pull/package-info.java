/** The proxy: from the cache if it is there, else from upstream, verified before it is kept. */
@NullMarked
package org.dockermirror.format.pull;

import org.jspecify.annotations.NullMarked;
