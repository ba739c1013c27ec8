/** What the archives hold, read from the files that users get. */
@NullMarked
package org.dockermirror.assembly;

import org.jspecify.annotations.NullMarked;
