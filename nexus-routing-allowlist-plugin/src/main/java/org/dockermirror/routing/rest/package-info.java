/** The mirrors in the server's REST interface: what they hold, what they allow, what they denied. */
@NullMarked
package org.dockermirror.routing.rest;

import org.jspecify.annotations.NullMarked;
