/** Bodies of answers: bytes that can be sent while they still arrive, whole or a range of them. */
@NullMarked
package org.dockermirror.format.stream;

import org.jspecify.annotations.NullMarked;
