/** What both nets put around a refusal. */
@NullMarked
package org.dockermirror.routing.refusal;

import org.jspecify.annotations.NullMarked;
