/** What anonymous users of the server may do: the role made for them, the anonymous user's roles, and the realm. */
@NullMarked
package org.dockermirror.anonymous;

import org.jspecify.annotations.NullMarked;
