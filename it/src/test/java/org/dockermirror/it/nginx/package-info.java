/** The site that the command writes for nginx, read by a real nginx. */
@NullMarked
package org.dockermirror.it.nginx;

import org.jspecify.annotations.NullMarked;
