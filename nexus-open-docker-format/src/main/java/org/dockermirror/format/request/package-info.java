/** What a path below {@code /v2/} asks for. */
@NullMarked
package org.dockermirror.format.request;

import org.jspecify.annotations.NullMarked;
