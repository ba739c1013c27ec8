/** The first net: requests are judged as they were sent, before anything else of Nexus sees them. */
@NullMarked
package org.dockermirror.routing.filter;

import org.jspecify.annotations.NullMarked;
