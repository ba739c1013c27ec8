/** Groups: several repositories of the format that answer as one. */
@NullMarked
package org.dockermirror.format.group;

import org.jspecify.annotations.NullMarked;
