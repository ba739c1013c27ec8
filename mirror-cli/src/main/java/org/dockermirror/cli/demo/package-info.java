/** The command {@code demo}: an open-core Nexus with the mirror in it, from nothing to a pull that works. */
@NullMarked
package org.dockermirror.cli.demo;

import org.jspecify.annotations.NullMarked;
