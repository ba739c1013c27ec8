/** What a mirror shows of its decisions, and how its list is changed from outside. */
@NullMarked
package org.dockermirror.it.shown;

import org.jspecify.annotations.NullMarked;
