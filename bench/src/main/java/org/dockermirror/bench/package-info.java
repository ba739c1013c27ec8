/** What the mirror promises in numbers, measured side by side with a peer in one run. */
@NullMarked
package org.dockermirror.bench;

import org.jspecify.annotations.NullMarked;
