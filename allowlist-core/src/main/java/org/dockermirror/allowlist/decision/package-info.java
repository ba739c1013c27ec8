/** What was decided about a request, and the words for it. */
@NullMarked
package org.dockermirror.allowlist.decision;

import org.jspecify.annotations.NullMarked;
