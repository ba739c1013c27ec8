/** Mirrors as members of groups, over a Docker format that shares no code with ours. */
@NullMarked
package org.dockermirror.it.group;

import org.jspecify.annotations.NullMarked;
