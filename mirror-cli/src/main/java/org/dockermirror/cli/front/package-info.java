/** What the web server in front of a mirror is seen to refuse. */
@NullMarked
package org.dockermirror.cli.front;

import org.jspecify.annotations.NullMarked;
