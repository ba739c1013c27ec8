/** The page <em>Docker mirrors</em> of the server's web UI; its scripts lie in {@code static/docker-mirrors}. */
@NullMarked
package org.dockermirror.ui;

import org.jspecify.annotations.NullMarked;
