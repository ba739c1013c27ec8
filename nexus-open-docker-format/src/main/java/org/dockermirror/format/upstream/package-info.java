/** The registry behind the proxy, as a client sees it: token handshake, redirects, statuses. */
@NullMarked
package org.dockermirror.format.upstream;

import org.jspecify.annotations.NullMarked;
