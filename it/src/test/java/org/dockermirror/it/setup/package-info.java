/** What the KAR sets up on a fresh server, and what it leaves alone on any other. */
@NullMarked
package org.dockermirror.it.setup;

import org.jspecify.annotations.NullMarked;
