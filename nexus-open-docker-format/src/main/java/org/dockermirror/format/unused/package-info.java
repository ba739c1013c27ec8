/** What a repository keeps and nobody needs any more, and the task that deletes it. */
@NullMarked
package org.dockermirror.format.unused;

import org.jspecify.annotations.NullMarked;
