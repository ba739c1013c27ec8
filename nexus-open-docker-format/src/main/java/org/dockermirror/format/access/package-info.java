/** Who may pull: challenge, bearer tokens, the realm that accepts them. */
@NullMarked
package org.dockermirror.format.access;

import org.jspecify.annotations.NullMarked;
