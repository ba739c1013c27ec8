/** What a person who waits sees on standard error. */
@NullMarked
package org.dockermirror.cli.progress;

import org.jspecify.annotations.NullMarked;
