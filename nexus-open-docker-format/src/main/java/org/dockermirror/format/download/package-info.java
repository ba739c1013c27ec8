/** Blobs on their way from upstream: fetched once, read by all who ask meanwhile, kept only if they are what was named. */
@NullMarked
package org.dockermirror.format.download;

import org.jspecify.annotations.NullMarked;
