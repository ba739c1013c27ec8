/**
 * A Docker format as a stock server has one, for tests: of the same names, made of the server's own proxy, group and
 * content parts. It shares no code with ours and shows our bundles nothing but requests and responses.
 */
@NullMarked
package org.dockermirror.closed;

import org.jspecify.annotations.NullMarked;
