/** Holds the start of a server back until every archive in its deploy folder is installed. */
@NullMarked
package org.dockermirror.hold;

import org.jspecify.annotations.NullMarked;
