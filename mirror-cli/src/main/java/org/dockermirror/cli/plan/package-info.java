/** The commands {@code plan}, {@code apply} and {@code remove}: a server compared with a file, made like it, and back. */
@NullMarked
package org.dockermirror.cli.plan;

import org.jspecify.annotations.NullMarked;
