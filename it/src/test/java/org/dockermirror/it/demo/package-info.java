/** The command {@code nexus-mirror demo}, from the archive that users get. */
@NullMarked
package org.dockermirror.it.demo;

import org.jspecify.annotations.NullMarked;
