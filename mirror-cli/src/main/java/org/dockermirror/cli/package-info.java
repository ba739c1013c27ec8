/** The command {@code nexus-mirror}: its commands, exit statuses and error sentences. */
@NullMarked
package org.dockermirror.cli;

import org.jspecify.annotations.NullMarked;
