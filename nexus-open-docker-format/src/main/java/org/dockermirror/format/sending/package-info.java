/**
 * How answers reach the client without a thread of the server for each that waits: requests that wait for upstream are
 * parked, and bodies are written when the client can take them.
 */
@NullMarked
package org.dockermirror.format.sending;

import org.jspecify.annotations.NullMarked;
