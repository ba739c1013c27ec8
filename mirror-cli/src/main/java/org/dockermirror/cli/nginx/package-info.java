/** The command that writes the site of a mirror for nginx. */
@NullMarked
package org.dockermirror.cli.nginx;

import org.jspecify.annotations.NullMarked;
