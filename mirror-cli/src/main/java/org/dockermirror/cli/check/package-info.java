/** The command {@code check}: whether images are allowed, by a file's lists or by a server's. */
@NullMarked
package org.dockermirror.cli.check;

import org.jspecify.annotations.NullMarked;
