/** Which digests are served under which image name, before and after what was known about them is lost. */
@NullMarked
package org.dockermirror.it.content;

import org.jspecify.annotations.NullMarked;
