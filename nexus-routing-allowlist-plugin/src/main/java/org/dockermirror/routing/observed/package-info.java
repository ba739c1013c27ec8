/** What the mirrors were seen to decide: numbers, recent denials, audit records. */
@NullMarked
package org.dockermirror.routing.observed;

import org.jspecify.annotations.NullMarked;
