/** Assets whose records are lost, made anew from their blobs. */
@NullMarked
package org.dockermirror.format.repair;

import org.jspecify.annotations.NullMarked;
