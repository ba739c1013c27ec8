/**
 * A whole mirror made inside Nexus: what is wished is read, compared with what is there, and the difference is written.
 *
 * <p>{@link org.dockermirror.preset.SetUp} is the whole way on one page; {@link
 * org.dockermirror.preset.SetUpLifecycle} says when it is gone.
 */
@NullMarked
package org.dockermirror.preset;

import org.jspecify.annotations.NullMarked;
