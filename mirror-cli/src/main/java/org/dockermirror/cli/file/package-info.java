/** The files that commands are given. */
@NullMarked
package org.dockermirror.cli.file;

import org.jspecify.annotations.NullMarked;
