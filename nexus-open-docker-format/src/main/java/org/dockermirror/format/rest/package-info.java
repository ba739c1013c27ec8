/** The server's REST resource and web form for Docker proxy repositories and groups. */
@NullMarked
package org.dockermirror.format.rest;

import org.jspecify.annotations.NullMarked;
