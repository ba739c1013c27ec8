/** Which repositories are mirrors, and by which allow-list each of them is judged. */
@NullMarked
package org.dockermirror.routing.mirror;

import org.jspecify.annotations.NullMarked;
