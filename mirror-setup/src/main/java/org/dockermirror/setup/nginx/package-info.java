/** The site of a mirror for nginx: TLS, and the allow-list as a map, so that a denied pull costs Nexus nothing. */
@NullMarked
package org.dockermirror.setup.nginx;

import org.jspecify.annotations.NullMarked;
