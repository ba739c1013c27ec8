/** The open Docker format: what it answers, what it keeps, and when it stays silent. */
@NullMarked
package org.dockermirror.it.format;

import org.jspecify.annotations.NullMarked;
