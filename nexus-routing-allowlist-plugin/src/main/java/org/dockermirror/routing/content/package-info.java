/** What the repositories' answers say about which digests belong to which image, and how it is looked up. */
@NullMarked
package org.dockermirror.routing.content;

import org.jspecify.annotations.NullMarked;
